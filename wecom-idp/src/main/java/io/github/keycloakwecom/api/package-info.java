/**
 * The calls to WeCom: requests, tokens, limits, and which response is a success. What a login does with a response does
 * not belong here. No class of this package uses JAX-RS.
 *
 * <p>May use: cluster.
 */
package io.github.keycloakwecom.api;
