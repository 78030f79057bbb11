/**
 * The settings of the identity provider: keys, form, checks, warnings, the WeCom providers of a realm, and the client
 * for the configured app. Settings of mappers and of flow steps do not belong here.
 *
 * <p>May use: api.
 */
package io.github.keycloakwecom.config;
