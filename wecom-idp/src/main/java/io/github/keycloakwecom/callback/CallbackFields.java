package io.github.keycloakwecom.callback;

import java.util.Map;
import java.util.Optional;

/**
 * The texts of an envelope or of an event, by path. XML is the documented form; a first character other than a brace
 * means XML. The limits of {@link FieldCollector} hold for both, because an envelope is read before its sender is
 * known.
 */
record CallbackFields(Map<String, String> texts) {

    /** @param refusal the reason when the body cannot be read, or exceeds a limit */
    static CallbackFields read(byte[] body, CallbackRefusal refusal) throws RefusedCallbackException {
        String text = StrictUtf8.decode(body, refusal);
        boolean json = text.stripLeading().startsWith("{");
        return new CallbackFields(json ? JsonFields.read(text, refusal) : XmlFields.read(text, refusal));
    }

    /** @return empty if there is no such element, or if it is blank */
    Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path)).filter(text -> !text.isBlank());
    }

    /** Leaves the texts out. */
    @Override
    public String toString() {
        return "CallbackFields[]";
    }
}
