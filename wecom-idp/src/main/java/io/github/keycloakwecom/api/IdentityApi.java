package io.github.keycloakwecom.api;

/** The calls that redeem a login code, and then a ticket. */
public enum IdentityApi {
    /** {@code auth/getuserinfo} (developer.work.weixin.qq.com/document/path/91023). */
    AUTH("auth/getuserinfo", "auth/getuserdetail"),
    /** {@code user/getuserinfo}, the older API, for private editions without {@code auth/getuserinfo}. */
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

    /** @return {@link #LEGACY} for {@code legacy}, {@link #AUTH} for any other text */
    public static IdentityApi fromSetting(String value) {
        return "legacy".equals(value) ? LEGACY : AUTH;
    }
}
