/**
 * The wire to WeCom: which calls are made, with which token, within which limits, and how an answer is judged. What becomes of an answer
 * in Keycloak does not belong here. Knows no JAX-RS.
 *
 * <p>May use: cluster.
 */
package io.github.keycloakwecom.api;
