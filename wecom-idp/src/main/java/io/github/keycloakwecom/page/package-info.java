/**
 * Pages that say why it does not go on: problems of a login, notices, QR codes. When a page is shown is decided
 * elsewhere.
 *
 * <p>May use: api, config, request.
 */
package io.github.keycloakwecom.page;
