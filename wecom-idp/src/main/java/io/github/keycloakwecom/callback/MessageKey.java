package io.github.keycloakwecom.callback;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a message for the guard against duplicates: the SHA-256 of its decrypted body, in hex. WeCom sends a message
 * again when it gets no answer, and each time with other random bytes. Sender and time are no key, because the sender
 * of an event is always {@code sys}, and the removal of a department makes several events in one second.
 */
public record MessageKey(String value) {

    static MessageKey of(byte[] message) {
        try {
            return new MessageKey(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(message)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
