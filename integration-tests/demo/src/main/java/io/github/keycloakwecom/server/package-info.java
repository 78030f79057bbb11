/**
 * A real Keycloak for tests and the demo: prepared once, copied and started per server, with the realm of a WeCom
 * company.
 */
package io.github.keycloakwecom.server;
