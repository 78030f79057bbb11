/**
 * What people and administrators see when a login is refused: problems with their pages, events and their errors,
 * notices, QR codes. When a login is refused is decided elsewhere.
 *
 * <p>May use: api, config, request.
 */
package io.github.keycloakwecom.page;
