/**
 * The identity provider: how a login begins, the state of a login, the redirect URI, the check of the member, and what Keycloak hears. What
 * becomes of the member belongs into member. The name of this package is a documented log category.
 *
 * <p>May use: api, cluster, config, firstlogin, member, page, request.
 */
package io.github.keycloakwecom.broker;
