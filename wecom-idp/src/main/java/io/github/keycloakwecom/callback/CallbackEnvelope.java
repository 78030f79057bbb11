package io.github.keycloakwecom.callback;

/**
 * The body of a callback: an element {@code Encrypt}, beside {@code ToUserName} and {@code AgentID}
 * ({@code developer.work.weixin.qq.com/document/path/90968}). Only {@code Encrypt} is signed, so the others are not
 * read. In JSON the name is {@code encrypt}.
 */
record CallbackEnvelope(String encrypt) {

    static CallbackEnvelope parse(byte[] body) throws RefusedCallbackException {
        CallbackFields fields = CallbackFields.read(body, CallbackRefusal.ENVELOPE_UNREADABLE);
        return new CallbackEnvelope(fields.text("Encrypt")
                .orElseThrow(() -> new RefusedCallbackException(CallbackRefusal.ENVELOPE_UNREADABLE)));
    }

    /** Leaves the ciphertext out. */
    @Override
    public String toString() {
        return "CallbackEnvelope[]";
    }
}
