package io.github.keycloakwecom.callback;

import static io.github.keycloakwecom.callback.CallbackSender.ECHO;
import static io.github.keycloakwecom.callback.CallbackSender.EVENT;
import static io.github.keycloakwecom.callback.CallbackSender.TOKEN;
import static io.github.keycloakwecom.callback.CallbackSender.encrypted;
import static io.github.keycloakwecom.callback.CallbackSender.json;
import static io.github.keycloakwecom.callback.CallbackSender.padded;
import static io.github.keycloakwecom.callback.CallbackSender.signed;
import static io.github.keycloakwecom.callback.CallbackSender.xml;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.callback.CallbackResult.Received;
import io.github.keycloakwecom.callback.CallbackResult.Verified;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole requests that are accepted: what WeCom publishes, and what else it may send. */
class CallbackInboxTest {

    private static final CallbackQuery PUBLISHED_ECHO =
            new CallbackQuery("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", ECHO);

    private final CallbackInbox inbox = CallbackSender.inbox();

    @Test
    void publishedEcho_isVerified() {
        assertThat(inbox.verify(PUBLISHED_ECHO)).isEqualTo(new Verified("1616140317555161061"));
    }

    @Test
    void publishedMessage_isReceived() {
        String encrypt = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3Qczc"
                + "dCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLj"
                + "vd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMn"
                + "vw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k"
                + "22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2Yoy"
                + "yH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
        CallbackQuery query =
                new CallbackQuery("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", null);
        CallbackEvent event = received(inbox.receive(query, xml(encrypt)));
        assertThat(event.name()).isEqualTo("text");
        assertThat(event.field("FromUserName")).contains("mycreate");
        assertThat(event.field("Content")).contains("hello");
        assertThat(event.field("MsgId")).contains("4561255354251345929");
        assertThat(event.field("AgentID")).contains("218");
    }

    /** WeCom publishes no encrypted event of a suite; this one has the published cipher and a suite id at the end. */
    @ParameterizedTest
    @ValueSource(strings = {"dk1", "ww9", "wp1"})
    void eventOfASuite_isReceivedWithEachKnownReceiveId(String receiveId) {
        CallbackInbox suite = inbox(ReceiveIds.of(Set.of("dk1", "ww9", "wp1")));
        String encrypt = CallbackSender.cipher().encrypt(EVENT.getBytes(UTF_8), receiveId);
        CallbackEvent event = received(suite.receive(signed(encrypt), xml(encrypt)));
        assertThat(event.suiteId()).contains("dk1");
        assertThat(event.field("SuiteTicket")).contains("tk-secret");
    }

    @Test
    void envelopeInJson_isRead() {
        String encrypt = encrypted(EVENT);
        assertThat(received(inbox.receive(signed(encrypt), json(encrypt))).name())
                .isEqualTo("suite_ticket");
    }

    @Test
    void emptyReceiveId_isAcceptedWhereItIsAllowed() {
        String encrypt = CallbackSender.cipher().encrypt(EVENT.getBytes(UTF_8), "");
        CallbackInbox robot = inbox(ReceiveIds.of(Set.of("ww1")).orEmpty());
        assertThat(robot.receive(signed(encrypt), xml(encrypt))).isInstanceOf(Received.class);
    }

    @Test
    void plusSignsThatBecameBlanks_areRead() {
        CallbackQuery query = new CallbackQuery(
                PUBLISHED_ECHO.msgSignature(),
                PUBLISHED_ECHO.timestamp(),
                PUBLISHED_ECHO.nonce(),
                ECHO.replace('+', ' '));
        assertThat(inbox.verify(query)).isEqualTo(new Verified("1616140317555161061"));
        String encrypt = encryptedWithPlus();
        assertThat(inbox.receive(signed(encrypt), xml(encrypt.replace('+', ' '))))
                .isInstanceOf(Received.class);
    }

    /** WeCom encrypts a repeated event again, maybe for another node. */
    @Test
    void repeatedEvent_hasTheSameKey() {
        String first = encrypted(EVENT);
        String again = encrypted(EVENT);
        assertThat(first).isNotEqualTo(again);
        assertThat(received(inbox.receive(signed(first), xml(first))).key())
                .isEqualTo(received(CallbackSender.inbox().receive(signed(again), json(again)))
                        .key());
    }

    @Test
    void largestBody_isReceived() {
        String encrypt = encrypted(EVENT);
        assertThat(inbox.receive(signed(encrypt), padded(xml(encrypt), CallbackInbox.MAX_BODY_BYTES)))
                .isInstanceOf(Received.class);
    }

    @Test
    void texts_haveNoTokenKeyOrBody() {
        String encrypt = encrypted(EVENT);
        CallbackQuery query = signed(encrypt);
        assertThat(inbox + " " + query + " " + inbox.receive(query, xml(encrypt)) + " " + inbox.verify(PUBLISHED_ECHO)
                        + " " + EncodingAesKey.decode(CallbackSender.ENCODING_AES_KEY) + " "
                        + new CallbackSignature(TOKEN))
                .doesNotContain(TOKEN, "jWmYm7", "tk-secret", "suite_ticket", "1616140317555161061", encrypt)
                .doesNotContain(query.msgSignature());
    }

    private static CallbackInbox inbox(ReceiveIds ids) {
        return new CallbackInbox(TOKEN, EncodingAesKey.decode(CallbackSender.ENCODING_AES_KEY), ids);
    }

    private static CallbackEvent received(CallbackResult result) {
        assertThat(result).isInstanceOf(Received.class);
        return ((Received) result).event();
    }

    private static String encryptedWithPlus() {
        return Stream.generate(() -> encrypted(EVENT))
                .filter(encrypt -> encrypt.contains("+"))
                .findFirst()
                .orElseThrow();
    }
}
