/**
 * What a member of WeCom becomes in Keycloak: the profile, names, mail, attributes, groups of departments, and the
 * account. Calls to WeCom and steps of a login do not belong here.
 *
 * <p>May use: api, config, page.
 */
package io.github.keycloakwecom.member;
