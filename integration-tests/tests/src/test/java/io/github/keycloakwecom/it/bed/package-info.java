/**
 * What integration tests share: a server with the jars ({@code TestBed}), people at browsers ({@code Employee},
 * {@code Visitor}), the QR code ({@code Panel}), and what a test changes in the realm and takes back
 * ({@code RealmChanges}). The tests are in the packages beside this one, by subject. Each may use this package,
 * {@code page} and {@code console}, and none uses another.
 */
package io.github.keycloakwecom.it.bed;
