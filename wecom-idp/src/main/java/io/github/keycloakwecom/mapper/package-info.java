/**
 * The identity provider mappers that an administrator can add. Rules that also apply without a mapper belong into
 * member.
 *
 * <p>May use: api, config, member.
 */
package io.github.keycloakwecom.mapper;
