/**
 * Whether a person may use an application, and the required action that checks it at the end of every login.
 *
 * <p>May use: broker, config, launch, page, request.
 */
package io.github.keycloakwecom.access;
