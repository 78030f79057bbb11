/**
 * A stand-in for WeCom: the part of its server API and of its sign-in pages that a login plugin meets, played by
 * WireMock. Begin with {@link io.github.keycloakwecom.standin.WecomStandIn}.
 *
 * <p>Packages, from top to bottom; each may use those after it: this one, {@code page}, {@code api}, {@code control},
 * {@code company}, {@code wire}. Tests and the demo need {@code company} (who is who) and {@code control} (faults,
 * switches, the clock, recorded calls).
 */
package io.github.keycloakwecom.standin;
