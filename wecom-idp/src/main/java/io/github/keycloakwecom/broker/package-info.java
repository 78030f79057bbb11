/**
 * The identity provider: the begin of a login, its state, the redirect URI, the check of the member, and the consent to
 * mail and mobile. It hands the identity over to Keycloak. Rules about the member's account belong into member. The
 * name of this package is a documented log category.
 *
 * <p>May use: api, cluster, config, firstlogin, member, page, request.
 */
package io.github.keycloakwecom.broker;
