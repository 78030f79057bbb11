/**
 * The settings of the identity provider: keys, form, checks, warnings, which WeCom providers a realm has, and the
 * client for the app that they describe. Settings of mappers and of flow steps stay with those.
 *
 * <p>May use: api.
 */
package io.github.keycloakwecom.config;
