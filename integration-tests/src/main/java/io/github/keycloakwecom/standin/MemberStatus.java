package io.github.keycloakwecom.standin;

/** {@code status} of a member in {@code user/get} (developer.work.weixin.qq.com/document/path/96255). */
public enum MemberStatus {
    /** In use. */
    ACTIVE(1),
    /** Disabled by the administrator. */
    DISABLED(2),
    /** Invited, never joined. */
    NOT_ACTIVATED(4),
    /** Left the company, still listed. */
    LEFT(5);

    private final int code;

    MemberStatus(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }
}
