/**
 * The wire to WeCom: the calls, their tokens, their limits, and which response is a success. What Keycloak makes of a
 * response does not belong here. Knows no JAX-RS.
 *
 * <p>May use: cluster.
 */
package io.github.keycloakwecom.api;
