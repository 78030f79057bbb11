package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;

/** Sends as WeCom does, with the token, key and corp id that WeCom publishes, and also what WeCom never sends. */
final class CallbackSender {

    static final String TOKEN = "QDG6eK";
    static final String ENCODING_AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    static final String CORP = "wx5823bf96d3bd56c7";
    static final String TIMESTAMP = "1790000000";
    static final String NONCE = "263014780";

    static final String EVENT = "<xml><SuiteId>dk1</SuiteId><InfoType>suite_ticket</InfoType>"
            + "<TimeStamp>1790000000</TimeStamp><SuiteTicket>tk-secret</SuiteTicket></xml>";

    /** Published, with the signature {@code 5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3}. */
    static final String ECHO =
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";

    private static final EncodingAesKey KEY = EncodingAesKey.decode(ENCODING_AES_KEY);

    private CallbackSender() {}

    static CallbackInbox inbox() {
        return new CallbackInbox(TOKEN, KEY, ReceiveIds.of(Set.of(CORP)));
    }

    static CallbackCipher cipher() {
        return new CallbackCipher(KEY);
    }

    static String encrypted(String message) {
        return cipher().encrypt(message.getBytes(UTF_8), CORP);
    }

    /** The ciphertext of any bytes, so their number must be a multiple of 16. */
    static String ciphertext(byte[] plaintext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, KEY.aes(), KEY.iv());
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A plaintext with a length field and padding of the caller's choice.
     *
     * @param size of the whole; message and padding fill what random bytes and length leave
     */
    static byte[] plaintext(int size, int lengthField, String messageAndId, int padByte, int padCount) {
        byte[] plaintext = new byte[size];
        Arrays.fill(plaintext, (byte) 'x');
        ByteBuffer.wrap(plaintext).position(16).putInt(lengthField).put(messageAndId.getBytes(UTF_8));
        Arrays.fill(plaintext, size - padCount, size, (byte) padByte);
        return plaintext;
    }

    static CallbackQuery signed(String encrypt) {
        return signed(encrypt, "");
    }

    static CallbackQuery signedEcho(String echostr) {
        return signed(echostr, echostr);
    }

    static byte[] xml(String encrypt) {
        return ("<xml><ToUserName><![CDATA[" + CORP + "]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt>"
                        + "<![CDATA[" + encrypt + "]]></Encrypt></xml>")
                .getBytes(UTF_8);
    }

    static byte[] json(String encrypt) {
        return ("{\"tousername\":\"" + CORP + "\",\"encrypt\":\"" + encrypt + "\",\"agentid\":1000002}")
                .getBytes(UTF_8);
    }

    private static CallbackQuery signed(String encrypt, String echostr) {
        String signature = new CallbackSignature(TOKEN).of(TIMESTAMP, NONCE, encrypt);
        return new CallbackQuery(signature, TIMESTAMP, NONCE, echostr);
    }

    /** Followed by blanks up to the size. */
    static byte[] padded(byte[] body, int size) {
        byte[] padded = Arrays.copyOf(body, size);
        Arrays.fill(padded, body.length, size, (byte) ' ');
        return padded;
    }
}
