/** A real browser for tests, wherever it comes from. */
package io.github.keycloakwecom.browser;
