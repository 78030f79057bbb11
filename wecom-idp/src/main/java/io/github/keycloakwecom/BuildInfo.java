package io.github.keycloakwecom;

/** The version of this jar, from its manifest. */
public final class BuildInfo {

    private BuildInfo() {}

    /** @return for example {@code 26.7.0}; {@code development} when the classes are not in a jar */
    public static String version() {
        String version = BuildInfo.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
