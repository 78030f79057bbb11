/**
 * A stand-in for WeCom: the part of its server API and of its sign-in pages that a login plugin meets, played by WireMock. The
 * public classes of this package are what tests and the demo use; {@code wire}, {@code api} and {@code page} are its inside.
 */
package io.github.keycloakwecom.standin;
