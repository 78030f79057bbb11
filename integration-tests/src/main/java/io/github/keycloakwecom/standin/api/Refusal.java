package io.github.keycloakwecom.standin.api;

/** A call that ends with an error code. It carries no stack trace: it is an answer, not an accident. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errcode;
    private final boolean tail;

    /** An error with the usual tail of hint, caller's address and link. */
    public Refusal(int errcode) {
        this(errcode, true);
    }

    private Refusal(int errcode, boolean tail) {
        super("errcode " + errcode, null, false, false);
        this.errcode = errcode;
        this.tail = tail;
    }

    /** An error whose text ends early, as some 40014 answers do (docs/wecom-protocol.md#ground-rules). */
    public static Refusal withoutTail(int errcode) {
        return new Refusal(errcode, false);
    }

    /** The code. */
    public int errcode() {
        return errcode;
    }

    boolean hasTail() {
        return tail;
    }
}
