/**
 * Every address below {@code /realms/{realm}/wecom}: thin resources that ask other packages. Nothing imports this
 * package.
 *
 * <p>May use: broker, config, launch, page, portal, request.
 */
package io.github.keycloakwecom.rest;
