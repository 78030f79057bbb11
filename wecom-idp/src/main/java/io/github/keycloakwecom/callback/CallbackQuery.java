package io.github.keycloakwecom.callback;

import java.util.Objects;

/**
 * The decoded query of a callback. A parameter that the request does not have may be null; it becomes empty.
 *
 * @param echostr only of the verification of an address
 */
public record CallbackQuery(String msgSignature, String timestamp, String nonce, String echostr) {

    public CallbackQuery {
        msgSignature = Objects.requireNonNullElse(msgSignature, "");
        timestamp = Objects.requireNonNullElse(timestamp, "");
        nonce = Objects.requireNonNullElse(nonce, "");
        echostr = Objects.requireNonNullElse(echostr, "");
    }

    boolean isSigned() {
        return !msgSignature.isBlank() && !timestamp.isBlank() && !nonce.isBlank();
    }

    /** Leaves the values out. */
    @Override
    public String toString() {
        return "CallbackQuery[]";
    }
}
