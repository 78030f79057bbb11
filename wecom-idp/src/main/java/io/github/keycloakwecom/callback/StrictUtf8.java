package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Decodes UTF-8 without replacement characters. The XML parser gets characters and no bytes, so no declaration in the
 * data chooses another encoding.
 */
final class StrictUtf8 {

    private StrictUtf8() {}

    static String decode(byte[] bytes, CallbackRefusal refusal) throws RefusedCallbackException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedCallbackException(refusal);
        }
    }
}
