/**
 * Pages of Keycloak's admin console. They own every selector: a test says what an administrator does, and not where.
 */
package io.github.keycloakwecom.it.console;
