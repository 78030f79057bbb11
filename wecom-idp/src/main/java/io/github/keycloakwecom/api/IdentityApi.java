package io.github.keycloakwecom.api;

/** By which call a login code is redeemed. */
public enum IdentityApi {
    /** {@code auth/getuserinfo}, the documented one. */
    AUTH("auth/getuserinfo"),
    /** {@code user/getuserinfo}, for private editions that know no other. */
    LEGACY("user/getuserinfo");

    private final String path;

    IdentityApi(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** @return {@link #LEGACY} for {@code legacy}, {@link #AUTH} for everything else */
    public static IdentityApi of(String name) {
        return "legacy".equals(name) ? LEGACY : AUTH;
    }
}
