package io.github.keycloakwecom.app;

/**
 * What one application looks like beside another.
 *
 * @param name for people
 * @param signsInAtOnce whether its first page begins the login, as GitLab does when told to; else there is a button
 */
public record Appearance(String name, boolean signsInAtOnce) {

    static final Appearance USUAL = new Appearance("Acme Notes", false);
}
