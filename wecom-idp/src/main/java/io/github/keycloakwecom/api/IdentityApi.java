package io.github.keycloakwecom.api;

/** By which calls a login code, and then a ticket, are redeemed. */
public enum IdentityApi {
    /** {@code auth/getuserinfo}, the documented one. */
    AUTH("auth/getuserinfo", "auth/getuserdetail"),
    /** {@code user/getuserinfo}, for private editions that know no other. */
    LEGACY("user/getuserinfo", "user/getuserdetail");

    private final String identity;
    private final String detail;

    IdentityApi(String identity, String detail) {
        this.identity = identity;
        this.detail = detail;
    }

    String identity() {
        return identity;
    }

    String detail() {
        return detail;
    }

    /** @return {@link #LEGACY} for {@code legacy}, {@link #AUTH} for everything else */
    public static IdentityApi of(String name) {
        return "legacy".equals(name) ? LEGACY : AUTH;
    }
}
