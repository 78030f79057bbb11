package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The {@code msg_signature} of a callback: SHA-1 over token, timestamp, nonce and ciphertext, sorted by their bytes and
 * without separators, in lower-case hex ({@code developer.work.weixin.qq.com/document/path/90968}).
 *
 * @param token the Token of WeCom's console
 */
record CallbackSignature(String token) {

    CallbackSignature {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token of the callback is blank");
        }
    }

    String of(String timestamp, String nonce, String encrypt) {
        MessageDigest sha1 = sha1();
        Stream.of(token, timestamp, nonce, encrypt)
                .map(value -> value.getBytes(UTF_8))
                .sorted(Arrays::compareUnsigned)
                .forEach(sha1::update);
        return HexFormat.of().formatHex(sha1.digest());
    }

    /** Compares in constant time, so that the duration says nothing about the right signature. */
    boolean matches(String signature, String timestamp, String nonce, String encrypt) {
        byte[] expected = of(timestamp, nonce, encrypt).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "CallbackSignature[]";
    }
}
