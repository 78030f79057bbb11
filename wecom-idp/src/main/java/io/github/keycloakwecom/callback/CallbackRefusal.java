package io.github.keycloakwecom.callback;

/** Why a callback is refused, in the order of the checks. No constant carries data of the request. */
public enum CallbackRefusal {
    /** {@code msg_signature}, {@code timestamp}, {@code nonce} or {@code echostr} is missing or blank. */
    PARAMETER_MISSING,
    /** The body has more than {@link CallbackInbox#MAX_BODY_BYTES} bytes. */
    BODY_TOO_LARGE,
    /** The body is neither XML nor JSON with an {@code Encrypt}, or it exceeds the limits of {@link CallbackFields}. */
    ENVELOPE_UNREADABLE,
    /** The sender does not know the token, or the text was changed on the way. */
    SIGNATURE_WRONG,
    /** The signed text is not Base64. */
    NOT_BASE64,
    /** The ciphertext is empty, or its length is no multiple of 32 bytes. */
    CIPHERTEXT_INVALID,
    /** Bytes of the padding differ, or there are none, or more than 32. A wrong EncodingAESKey usually ends here. */
    PADDING_WRONG,
    /** The length field is negative, or leads beyond the data. */
    LENGTH_WRONG,
    /** The receive id is empty. WeCom sends that for the app of an individual developer and for a chat robot. */
    RECEIVE_ID_EMPTY,
    /** The receive id is an encrypted corp id ({@code wp…}) that the endpoint does not know. */
    RECEIVE_ID_OF_UNKNOWN_OPEN_CORP,
    /** The receive id is another company's, suite's or provider's. */
    RECEIVE_ID_UNKNOWN,
    /** The echo is not UTF-8. */
    ECHO_UNREADABLE,
    /** The message is neither XML nor JSON with a name of an event, or it exceeds the limits. */
    EVENT_UNREADABLE
}
