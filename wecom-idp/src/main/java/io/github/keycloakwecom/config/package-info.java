/**
 * The settings of the identity provider: keys, form, checks, warnings, and which WeCom providers a realm has. Settings
 * of mappers and of flow steps stay with those.
 *
 * <p>May use: api.
 */
package io.github.keycloakwecom.config;
