/**
 * The JAX-RS resources below {@code /realms/{realm}/wecom}, which call other packages. No package imports this one.
 *
 * <p>May use: broker, config, launch, page, portal, request.
 */
package io.github.keycloakwecom.rest;
