/**
 * The step of the browser flow that skips the login page inside WeCom.
 *
 * <p>May use: config, request.
 */
package io.github.keycloakwecom.browser;
