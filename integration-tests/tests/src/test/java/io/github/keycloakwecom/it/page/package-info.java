/**
 * Page objects: every selector of a page that tests open is here, in {@code console} for the admin console, or in
 * {@code Panel} for the QR code. A {@code Locator} is what a test asserts on.
 */
package io.github.keycloakwecom.it.page;
