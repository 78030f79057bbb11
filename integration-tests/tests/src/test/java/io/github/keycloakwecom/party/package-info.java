/**
 * Applications behind Keycloak whose protocol is not ours: Spring Security for OpenID Connect, SAML-Toolkits' java-saml
 * for SAML, both set up as GitLab sets up OmniAuth. What is written here is the least around them: pages, and what
 * GitLab makes of a person.
 */
package io.github.keycloakwecom.party;
