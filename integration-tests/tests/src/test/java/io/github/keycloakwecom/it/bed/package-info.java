/**
 * What integration tests share: a server with the jars ({@code TestBed}), people at browsers ({@code Employee},
 * {@code Visitor}) and the QR code ({@code Panel}). The changes of a test to realm and company are in
 * {@code RealmChanges}, which takes them back. The tests are in the packages beside this one, by subject. Each may use
 * this package, {@code page} and {@code console}, and none uses another.
 */
package io.github.keycloakwecom.it.bed;
