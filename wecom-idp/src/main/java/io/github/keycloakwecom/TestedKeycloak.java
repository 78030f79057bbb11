package io.github.keycloakwecom;

import java.util.Optional;

/** Which versions of Keycloak this provider was run on; {@code docs/versions.md} says what was run. */
public final class TestedKeycloak {

    private static final String MAJOR = "26";
    private static final String OLDEST = "26.5.6";
    private static final String NEWEST = "26.7.3";

    private TestedKeycloak() {}

    /**
     * What an administrator should know of a version of another major, in which Keycloak may have changed what we rely
     * on.
     *
     * @param version of the server, for example {@code 26.7.3}
     */
    public static Optional<String> warning(String version) {
        return version.startsWith(MAJOR + ".")
                ? Optional.empty()
                : Optional.of("The WeCom provider " + BuildInfo.version() + " was tested with Keycloak " + OLDEST
                        + " to " + NEWEST + " and not with " + version
                        + ". Look for a newer provider, or test logins before people need them.");
    }
}
