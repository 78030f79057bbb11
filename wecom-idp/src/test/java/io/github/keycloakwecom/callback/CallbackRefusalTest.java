package io.github.keycloakwecom.callback;

import static io.github.keycloakwecom.callback.CallbackSender.ECHO;
import static io.github.keycloakwecom.callback.CallbackSender.EVENT;
import static io.github.keycloakwecom.callback.CallbackSender.NONCE;
import static io.github.keycloakwecom.callback.CallbackSender.TIMESTAMP;
import static io.github.keycloakwecom.callback.CallbackSender.ciphertext;
import static io.github.keycloakwecom.callback.CallbackSender.encrypted;
import static io.github.keycloakwecom.callback.CallbackSender.padded;
import static io.github.keycloakwecom.callback.CallbackSender.plaintext;
import static io.github.keycloakwecom.callback.CallbackSender.signed;
import static io.github.keycloakwecom.callback.CallbackSender.signedEcho;
import static io.github.keycloakwecom.callback.CallbackSender.xml;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.keycloakwecom.callback.CallbackResult.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole requests that are refused: every reason has a row. */
class CallbackRefusalTest {

    private final CallbackInbox inbox = CallbackSender.inbox();

    /** A GET has no body. */
    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("refused")
    void refusedRequest_hasItsReason(String what, CallbackRefusal refusal, CallbackQuery query, byte[] body) {
        assertThat(body == null ? inbox.verify(query) : inbox.receive(query, body))
                .isEqualTo(new Rejected(refusal));
    }

    @Test
    void everyReason_hasARow() {
        assertThat(refused().map(row -> row.get()[1]).collect(Collectors.toSet()))
                .isEqualTo(Set.of((Object[]) CallbackRefusal.values()));
    }

    static Stream<Arguments> refused() {
        return Stream.concat(refusedBeforeDecryption(), refusedContents());
    }

    private static Stream<Arguments> refusedBeforeDecryption() {
        String good = encrypted(EVENT);
        String signature = signed(good).msgSignature();
        byte[] body = xml(good);
        return Stream.of(
                post("no signature", "PARAMETER_MISSING", new CallbackQuery(null, TIMESTAMP, NONCE, null), body),
                post("no time", "PARAMETER_MISSING", new CallbackQuery(signature, null, NONCE, null), body),
                post("no nonce", "PARAMETER_MISSING", new CallbackQuery(signature, TIMESTAMP, " ", null), body),
                get("no echo", "PARAMETER_MISSING", signed("")),
                get("unsigned echo", "PARAMETER_MISSING", new CallbackQuery(null, TIMESTAMP, NONCE, ECHO)),
                post("10 MB", "BODY_TOO_LARGE", signed(good), padded(body, 10 * 1024 * 1024)),
                post("a byte too much", "BODY_TOO_LARGE", signed(good), padded(body, CallbackInbox.MAX_BODY_BYTES + 1)),
                post("no body", "ENVELOPE_UNREADABLE", signed(good), new byte[0]),
                post("no XML", "ENVELOPE_UNREADABLE", signed(good), good.getBytes(UTF_8)),
                post("no Encrypt", "ENVELOPE_UNREADABLE", signed(good), bytes("<xml><ToUserName/></xml>")),
                post("empty Encrypt", "ENVELOPE_UNREADABLE", signed(""), xml("")),
                post("truncated", "ENVELOPE_UNREADABLE", signed(good), Arrays.copyOf(body, body.length - 1)),
                post("billion laughs", "ENVELOPE_UNREADABLE", signed(good), bytes(laughs("<Encrypt>&e9;</Encrypt>"))),
                post(
                        "entity",
                        "ENVELOPE_UNREADABLE",
                        signed(good),
                        bytes("<!DOCTYPE xml [<!ENTITY e '" + good + "'>]><xml><Encrypt>&e;</Encrypt></xml>")),
                post(
                        "other token",
                        "SIGNATURE_WRONG",
                        new CallbackQuery(
                                new CallbackSignature("other").of(TIMESTAMP, NONCE, good), TIMESTAMP, NONCE, null),
                        body),
                post("other text", "SIGNATURE_WRONG", signed(encrypted(EVENT)), body),
                post("other time", "SIGNATURE_WRONG", new CallbackQuery(signature, "1790000001", NONCE, null), body),
                post("other nonce", "SIGNATURE_WRONG", new CallbackQuery(signature, TIMESTAMP, "1", null), body),
                post(
                        "a prefix of the signature",
                        "SIGNATURE_WRONG",
                        new CallbackQuery(signature.substring(0, 39), TIMESTAMP, NONCE, null),
                        body),
                get("other echo", "SIGNATURE_WRONG", new CallbackQuery(signature, TIMESTAMP, NONCE, ECHO)));
    }

    private static Stream<Arguments> refusedContents() {
        String good = encrypted(EVENT);
        byte[] notUtf8 = "<xml><InfoType>é</InfoType></xml>".getBytes(ISO_8859_1);
        return Stream.of(
                signedPost("truncated Base64", "NOT_BASE64", good.substring(0, 5)),
                signedPost("other alphabet", "NOT_BASE64", "*" + good),
                signedEchoGet("echo", "NOT_BASE64", "a"),
                signedPost("a block and a half", "CIPHERTEXT_INVALID", "A".repeat(64)),
                signedPost("one block of AES", "CIPHERTEXT_INVALID", "A".repeat(22) + "=="),
                signedPost("no padding", "PADDING_WRONG", ciphertext(plaintext(64, 5, "hello", 0, 1))),
                signedPost("padding of 33", "PADDING_WRONG", ciphertext(plaintext(64, 5, "hello", 33, 33))),
                signedPost("padding with another byte", "PADDING_WRONG", ciphertext(plaintext(64, 5, "hello", 9, 8))),
                signedPost("length beyond the data", "LENGTH_WRONG", ciphertext(plaintext(64, 44, "hello", 1, 1))),
                signedPost("negative length", "LENGTH_WRONG", ciphertext(plaintext(64, -1, "hello", 1, 1))),
                signedPost("no receive id", "RECEIVE_ID_EMPTY", of(EVENT, "")),
                signedPost("other company", "RECEIVE_ID_UNKNOWN", of(EVENT, "wx5823bf96d3bd56c8")),
                signedPost("encrypted id", "RECEIVE_ID_OF_UNKNOWN_OPEN_CORP", of(EVENT, "wpSIM0001")),
                signedEchoGet("echo for another company", "RECEIVE_ID_UNKNOWN", of("1", "ww2")),
                signedEchoGet("echo", "ECHO_UNREADABLE", of(notUtf8, CallbackSender.CORP)),
                signedPost("no UTF-8", "EVENT_UNREADABLE", of(notUtf8, CallbackSender.CORP)),
                signedPost("no event", "EVENT_UNREADABLE", encrypted("<xml><UserID>li</UserID></xml>")),
                signedPost("empty", "EVENT_UNREADABLE", encrypted("")),
                signedPost("billion laughs inside", "EVENT_UNREADABLE", encrypted(laughs("<InfoType>&e9;</InfoType>"))),
                signedPost(
                        "too deep",
                        "EVENT_UNREADABLE",
                        encrypted("<xml>" + "<a>".repeat(8) + "</a>".repeat(8) + "<InfoType>a</InfoType></xml>")));
    }

    /** The entity leads to a file with the right text, so the event is received if a parser reads the file. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"<!ENTITY e SYSTEM '%s'>, &e;", "<!ENTITY %% p SYSTEM '%s'> %%p;, \"\""})
    void externalEntity_isNotRead(String declaration, String reference, @TempDir Path folder) throws IOException {
        String encrypt = encrypted(EVENT);
        Path file = Files.writeString(folder.resolve("encrypt"), encrypt);
        String body = "<!DOCTYPE xml [" + declaration.formatted(file.toUri()) + "]><xml><Encrypt>"
                + (reference.isEmpty() ? encrypt : reference) + "</Encrypt></xml>";
        assertThat(inbox.receive(signed(encrypt), bytes(body)))
                .isEqualTo(new Rejected(CallbackRefusal.ENVELOPE_UNREADABLE));
    }

    private static String laughs(String element) {
        StringBuilder type = new StringBuilder("<!DOCTYPE xml [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return type + "]><xml>" + element + "</xml>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String of(String message, String receiveId) {
        return of(bytes(message), receiveId);
    }

    private static String of(byte[] message, String receiveId) {
        return CallbackSender.cipher().encrypt(message, receiveId);
    }

    private static Arguments post(String what, String refusal, CallbackQuery query, byte[] body) {
        return arguments(what, CallbackRefusal.valueOf(refusal), query, body);
    }

    private static Arguments get(String what, String refusal, CallbackQuery query) {
        return arguments(what, CallbackRefusal.valueOf(refusal), query, null);
    }

    private static Arguments signedPost(String what, String refusal, String encrypt) {
        return post(what, refusal, signed(encrypt), xml(encrypt));
    }

    private static Arguments signedEchoGet(String what, String refusal, String echostr) {
        return get(what, refusal, signedEcho(echostr));
    }
}
