/** A real browser for tests: where it comes from, and how it starts. */
package io.github.keycloakwecom.browser;
