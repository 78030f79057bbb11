package io.github.keycloakwecom.callback;

import static io.github.keycloakwecom.callback.CallbackSender.CORP;
import static io.github.keycloakwecom.callback.CallbackSender.ENCODING_AES_KEY;
import static io.github.keycloakwecom.callback.CallbackSender.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.callback.CallbackResult.Received;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cipher and the signature, compared with those of a library that many applications of WeCom use. */
class WxJavaCipherTest {

    private final WxCryptUtil library = new WxCryptUtil(TOKEN, ENCODING_AES_KEY, CORP);

    /** The lengths of the contents make each padding from 1 to 32 bytes. */
    @ParameterizedTest
    @MethodSource("lengths")
    void messages_areReadInBothDirections(int length) {
        String message = "<xml><MsgType>text</MsgType><Content>企" + "m".repeat(length) + "</Content></xml>";
        String ours = CallbackSender.encrypted(message);
        CallbackQuery signed = CallbackSender.signed(ours);
        assertThat(library.decryptXml(
                        signed.msgSignature(),
                        signed.timestamp(),
                        signed.nonce(),
                        new String(CallbackSender.xml(ours), UTF_8)))
                .isEqualTo(message);
        assertThat(receive(library.encrypt(message)).field("Content")).contains("企" + "m".repeat(length));
    }

    static IntStream lengths() {
        return IntStream.range(0, 32);
    }

    /** The library's reply is an envelope with the parameters of a query. */
    private static CallbackEvent receive(String envelope) {
        try {
            CallbackFields fields = CallbackFields.read(envelope.getBytes(UTF_8), CallbackRefusal.ENVELOPE_UNREADABLE);
            CallbackQuery query = new CallbackQuery(
                    fields.text("MsgSignature").orElseThrow(),
                    fields.text("TimeStamp").orElseThrow(),
                    fields.text("Nonce").orElseThrow(),
                    null);
            return ((Received) CallbackSender.inbox().receive(query, envelope.getBytes(UTF_8))).event();
        } catch (RefusedCallbackException e) {
            throw new AssertionError(e);
        }
    }
}
