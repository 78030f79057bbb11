/**
 * The page of applications that a person may open, without its address.
 *
 * <p>May use: access, config, launch, page.
 */
package io.github.keycloakwecom.portal;
