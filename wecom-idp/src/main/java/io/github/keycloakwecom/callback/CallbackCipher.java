package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * The cipher of callbacks: AES-256-CBC, whose IV is the first 16 bytes of the key
 * ({@code developer.work.weixin.qq.com/document/path/90968}). The plaintext is 16 random bytes, the length of the
 * message as four bytes in network order, the message, the receive id, and a padding of 1 to 32 bytes.
 *
 * <p>Only callers that know the token may learn why a text is refused, because an answer that depends on the padding
 * reveals plaintexts. So {@link CallbackInbox} compares the signature first.
 */
final class CallbackCipher {

    private static final int BLOCK_BYTES = 32;
    private static final int RANDOM_BYTES = 16;
    private static final int HEAD_BYTES = RANDOM_BYTES + Integer.BYTES;

    private final EncodingAesKey key;

    CallbackCipher(EncodingAesKey key) {
        this.key = key;
    }

    /** @param message not decoded, because the key of the message is a hash of these bytes */
    record Plaintext(byte[] message, String receiveId) {

        /** Leaves the message out. */
        @Override
        public String toString() {
            return "Plaintext[]";
        }
    }

    /** @param encrypt Base64 */
    Plaintext decrypt(String encrypt) throws RefusedCallbackException {
        return content(withoutPadding(aes(base64(encrypt))));
    }

    String encrypt(byte[] message, String receiveId) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return encrypt(random, message, receiveId);
    }

    /** @param random 16 bytes */
    String encrypt(byte[] random, byte[] message, String receiveId) {
        byte[] id = receiveId.getBytes(UTF_8);
        int length = HEAD_BYTES + message.length + id.length;
        // A whole block if nothing is missing, because PKCS#7 has no empty padding.
        int pad = BLOCK_BYTES - length % BLOCK_BYTES;
        byte[] padding = new byte[pad];
        Arrays.fill(padding, (byte) pad);
        byte[] plaintext = ByteBuffer.allocate(length + pad)
                .put(random, 0, RANDOM_BYTES)
                .putInt(message.length)
                .put(message)
                .put(id)
                .put(padding)
                .array();
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plaintext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-256-CBC", e);
        }
    }

    private static byte[] base64(String encrypt) throws RefusedCallbackException {
        try {
            return Base64.getDecoder().decode(encrypt);
        } catch (IllegalArgumentException e) {
            throw new RefusedCallbackException(CallbackRefusal.NOT_BASE64);
        }
    }

    private byte[] aes(byte[] ciphertext) throws RefusedCallbackException {
        if (ciphertext.length == 0 || ciphertext.length % BLOCK_BYTES != 0) {
            throw new RefusedCallbackException(CallbackRefusal.CIPHERTEXT_INVALID);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE).doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new RefusedCallbackException(CallbackRefusal.CIPHERTEXT_INVALID);
        }
    }

    // Java's PKCS5Padding refuses more than 16 bytes, and WeCom pads with up to 32.
    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key.aes(), key.iv());
        return cipher;
    }

    private static ByteBuffer withoutPadding(byte[] plaintext) throws RefusedCallbackException {
        int pad = plaintext[plaintext.length - 1];
        if (pad < 1 || pad > BLOCK_BYTES) {
            throw new RefusedCallbackException(CallbackRefusal.PADDING_WRONG);
        }
        int end = plaintext.length - pad;
        for (int i = end; i < plaintext.length; i++) {
            if (plaintext[i] != pad) {
                throw new RefusedCallbackException(CallbackRefusal.PADDING_WRONG);
            }
        }
        return ByteBuffer.wrap(plaintext, 0, end);
    }

    private static Plaintext content(ByteBuffer content) throws RefusedCallbackException {
        if (content.remaining() < HEAD_BYTES) {
            throw new RefusedCallbackException(CallbackRefusal.LENGTH_WRONG);
        }
        content.position(RANDOM_BYTES);
        int length = content.getInt();
        if (length < 0 || length > content.remaining()) {
            throw new RefusedCallbackException(CallbackRefusal.LENGTH_WRONG);
        }
        byte[] message = new byte[length];
        content.get(message);
        return new Plaintext(message, UTF_8.decode(content).toString());
    }
}
