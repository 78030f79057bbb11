package io.github.keycloakwecom.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingAesKeyTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The last character has surplus bits that are not 0. */
    @Test
    void publishedKey_hasThePublishedBytes() {
        EncodingAesKey key = EncodingAesKey.decode(CallbackSender.ENCODING_AES_KEY);
        assertThat(HEX.formatHex(key.aes().getEncoded()))
                .isEqualTo("8d69989bbaabe67328014c194631ad0719b3dca035b64023df292447aab60760");
        assertThat(HEX.formatHex(key.iv().getIV())).isEqualTo("8d69989bbaabe67328014c194631ad07");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0 characters instead of 43",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2, 42 characters instead of 43",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C=, 44 characters instead of 43",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2-, not of Base64",
        "'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2 ', not of Base64",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2企, not of Base64"
    })
    void otherTexts_areRefusedWithoutBeingQuoted(String text, String reason) {
        assertThatThrownBy(() -> EncodingAesKey.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("jWmYm7")
                .hasNoCause();
    }
}
