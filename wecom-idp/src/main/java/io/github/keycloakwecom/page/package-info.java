/**
 * What people and administrators see when a login is refused: pages, events with their errors, notices, QR codes. Other
 * packages decide when a login is refused.
 *
 * <p>May use: api, config, request.
 */
package io.github.keycloakwecom.page;
