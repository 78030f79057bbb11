package io.github.keycloakwecom.callback;

import io.github.keycloakwecom.callback.CallbackResult.Received;
import io.github.keycloakwecom.callback.CallbackResult.Rejected;
import io.github.keycloakwecom.callback.CallbackResult.Verified;

/**
 * Checks and decrypts the callbacks of one endpoint ({@code developer.work.weixin.qq.com/document/path/90968}). It
 * throws nothing and logs nothing. It does not compare times, because WeCom documents no period of validity; a message
 * that is sent again has the same {@link MessageKey}.
 *
 * <p>Instances can be shared between threads.
 */
public final class CallbackInbox {

    /** An event with every documented field is below 16 kB. The caller reads at most one byte more than this. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private final CallbackSignature signature;
    private final CallbackCipher cipher;
    private final ReceiveIds receiveIds;

    /** @throws IllegalArgumentException if the token is blank */
    public CallbackInbox(String token, EncodingAesKey key, ReceiveIds receiveIds) {
        this.signature = new CallbackSignature(token);
        this.cipher = new CallbackCipher(key);
        this.receiveIds = receiveIds;
    }

    /** For GET, with which WeCom verifies the address. Never {@link Received}. */
    public CallbackResult verify(CallbackQuery query) {
        try {
            if (query.echostr().isBlank()) {
                throw new RefusedCallbackException(CallbackRefusal.PARAMETER_MISSING);
            }
            byte[] message = decrypt(query, query.echostr());
            return new Verified(StrictUtf8.decode(message, CallbackRefusal.ECHO_UNREADABLE));
        } catch (RefusedCallbackException e) {
            return new Rejected(e.refusal());
        }
    }

    /**
     * For POST. Never {@link Verified}.
     *
     * @param body the first bytes of the body, at least one more than {@link #MAX_BODY_BYTES} if there are so many
     */
    public CallbackResult receive(CallbackQuery query, byte[] body) {
        try {
            if (!query.isSigned()) {
                throw new RefusedCallbackException(CallbackRefusal.PARAMETER_MISSING);
            }
            if (body.length > MAX_BODY_BYTES) {
                throw new RefusedCallbackException(CallbackRefusal.BODY_TOO_LARGE);
            }
            byte[] message = decrypt(query, CallbackEnvelope.parse(body).encrypt());
            return new Received(CallbackEvent.parse(message));
        } catch (RefusedCallbackException e) {
            return new Rejected(e.refusal());
        }
    }

    private byte[] decrypt(CallbackQuery query, String encrypt) throws RefusedCallbackException {
        CallbackCipher.Plaintext plaintext = cipher.decrypt(signed(query, encrypt));
        receiveIds.require(plaintext.receiveId());
        return plaintext.message();
    }

    /** @return the text that WeCom has signed */
    private String signed(CallbackQuery query, String encrypt) throws RefusedCallbackException {
        if (!query.isSigned()) {
            throw new RefusedCallbackException(CallbackRefusal.PARAMETER_MISSING);
        }
        if (matches(query, encrypt)) {
            return encrypt;
        }
        // Some proxies decode a plus sign as a blank. Base64 has no blanks, so nothing else can be meant.
        String withPlus = encrypt.replace(' ', '+');
        if (!withPlus.equals(encrypt) && matches(query, withPlus)) {
            return withPlus;
        }
        throw new RefusedCallbackException(CallbackRefusal.SIGNATURE_WRONG);
    }

    private boolean matches(CallbackQuery query, String encrypt) {
        return signature.matches(query.msgSignature(), query.timestamp(), query.nonce(), encrypt);
    }

    /** Leaves token, key and ids out. */
    @Override
    public String toString() {
        return "CallbackInbox[]";
    }
}
