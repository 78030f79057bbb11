package io.github.keycloakwecom.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackSignatureTest {

    private static final String ECHOSTR =
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
    private static final String PUBLISHED = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3";

    private final CallbackSignature signature = new CallbackSignature(CallbackSender.TOKEN);

    /** The other published signature is in {@link CallbackInboxTest}. */
    @Test
    void publishedEcho_hasThePublishedSignature() {
        assertThat(signature.of("1409659589", "263014780", ECHOSTR)).isEqualTo(PUBLISHED);
    }

    @ParameterizedTest
    @CsvSource({
        // signature, timestamp, nonce: matches
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3,  1409659589, 263014780, true",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3,  1409659588, 263014780, false",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3,  1409659589, 263014781, false",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd4,  1409659589, 263014780, false",
        "6c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3,  1409659589, 263014780, false",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd,   1409659589, 263014780, false",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd33, 1409659589, 263014780, false",
        "5C45FF5E21C57E6AD56BAC8758B79B1D9AC89FD3,  1409659589, 263014780, false",
        "'',                                        1409659589, 263014780, false"
    })
    void signature_matchesTheseValuesOnly(String given, String timestamp, String nonce, boolean expected) {
        assertThat(signature.matches(given, timestamp, nonce, ECHOSTR)).isEqualTo(expected);
    }

    @Test
    void signatureOfAnotherToken_doesNotMatch() {
        assertThat(new CallbackSignature("QDG6eL").matches(PUBLISHED, "1409659589", "263014780", ECHOSTR))
                .isFalse();
    }

    @Test
    void blankToken_isRefused() {
        assertThatThrownBy(() -> new CallbackSignature(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
