/**
 * The identity provider: how a login begins, its state, the redirect URI, the check of the member, the consent to mail
 * and mobile, and the handing over to Keycloak. The member's account belongs into member. The name of this package is a
 * documented log category.
 *
 * <p>May use: api, cluster, config, firstlogin, member, page, request.
 */
package io.github.keycloakwecom.broker;
