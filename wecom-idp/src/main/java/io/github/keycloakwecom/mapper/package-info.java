/**
 * The identity provider mappers that an administrator adds. Rules that a login without a mapper follows as well belong
 * into member.
 *
 * <p>May use: config, member.
 */
package io.github.keycloakwecom.mapper;
