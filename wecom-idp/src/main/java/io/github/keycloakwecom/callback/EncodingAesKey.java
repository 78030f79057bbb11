package io.github.keycloakwecom.callback;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES key of a callback: the Base64 text {@code EncodingAESKey} of WeCom's console, which has 43 characters and no
 * padding ({@code developer.work.weixin.qq.com/document/path/90968}).
 */
public final class EncodingAesKey {

    private static final int LENGTH = 43;
    private static final int IV_BYTES = 16;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*");

    private final byte[] key;

    private EncodingAesKey(byte[] key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException if the text is not such a key; the message does not quote the text */
    public static EncodingAesKey decode(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "EncodingAESKey has " + text.length() + " characters instead of " + LENGTH);
        }
        if (!BASE64.matcher(text).matches()) {
            throw new IllegalArgumentException("EncodingAESKey has a character that is not of Base64");
        }
        // 43 characters carry two bits more than 32 bytes. WeCom does not set them to 0, and this decoder ignores them.
        return new EncodingAesKey(Base64.getDecoder().decode(text + "="));
    }

    SecretKeySpec aes() {
        return new SecretKeySpec(key, "AES");
    }

    IvParameterSpec iv() {
        return new IvParameterSpec(Arrays.copyOf(key, IV_BYTES));
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "EncodingAesKey[]";
    }
}
