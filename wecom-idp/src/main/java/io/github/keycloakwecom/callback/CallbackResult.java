package io.github.keycloakwecom.callback;

/** What a callback is. */
public sealed interface CallbackResult {

    /**
     * WeCom verifies the address.
     *
     * @param echo the complete body of the response with status 200, within one second
     *     ({@code developer.work.weixin.qq.com/document/path/90968})
     */
    record Verified(String echo) implements CallbackResult {

        /** Leaves the echo out. */
        @Override
        public String toString() {
            return "Verified[]";
        }
    }

    /** An event or a message. It can be a repetition: {@link CallbackEvent#key}. */
    record Received(CallbackEvent event) implements CallbackResult {}

    /** The response says nothing about the reason, because anybody can send requests to the address. */
    record Rejected(CallbackRefusal refusal) implements CallbackResult {}
}
