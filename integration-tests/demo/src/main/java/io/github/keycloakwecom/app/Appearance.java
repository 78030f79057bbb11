package io.github.keycloakwecom.app;

/**
 * How one application differs from another.
 *
 * @param name the name that people see
 * @param signsInAtOnce whether the first page starts the login, as GitLab can; otherwise it has a button
 */
public record Appearance(String name, boolean signsInAtOnce) {

    static final Appearance USUAL = new Appearance("Acme Notes", false);
}
