package io.github.keycloakwecom;

import java.util.Optional;

/** The versions of Keycloak with which this provider was tested; {@code docs/versions.md} lists the tests. */
public final class TestedKeycloak {

    private static final String MAJOR = "26";
    private static final String OLDEST = "26.5.6";
    private static final String NEWEST = "26.7.3";

    private TestedKeycloak() {}

    /**
     * A warning for administrators when the server has another major version, which may have changed APIs that this
     * provider uses.
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
