package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackEventTest {

    private static final String LEAVER = "<xml><ToUserName><![CDATA[ww1]]></ToUserName>"
            + "<FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1790000000</CreateTime>"
            + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event>"
            + "<ChangeType>delete_user</ChangeType><UserID><![CDATA[%s]]></UserID></xml>";

    @ParameterizedTest
    @CsvSource({
        // element: name of the event
        "<InfoType>suite_ticket</InfoType>,                                     suite_ticket",
        "<InfoType><![CDATA[create_auth]]></InfoType><SuiteId>dk1</SuiteId>,    create_auth",
        "<MsgType>event</MsgType><Event>change_contact</Event>,                 change_contact",
        "<MsgType>event</MsgType><InfoType>cancel_auth</InfoType>,              cancel_auth",
        "<MsgType>text</MsgType><Content>hello</Content>,                       text",
        "<InfoType> </InfoType><Event>change_contact</Event>,                   change_contact"
    })
    void name_isThatOfTheSuitesEventOrOfTheAppsEventOrOfTheMessage(String elements, String name)
            throws RefusedCallbackException {
        assertThat(event("<xml>" + elements + "</xml>").name()).isEqualTo(name);
    }

    @Test
    void eventOfASuite_hasSuiteTimeAndFields() throws RefusedCallbackException {
        CallbackEvent event =
                event("<xml><SuiteId><![CDATA[dk1]]></SuiteId><InfoType><![CDATA[suite_ticket]]></InfoType>"
                        + "<TimeStamp>1790000000</TimeStamp><SuiteTicket><![CDATA[tk-1]]></SuiteTicket></xml>");
        assertThat(event.suiteId()).contains("dk1");
        assertThat(event.time()).contains(Instant.ofEpochSecond(1_790_000_000));
        assertThat(event.field("SuiteTicket")).contains("tk-1");
        assertThat(event.changeType()).isEmpty();
    }

    @Test
    void eventOfAnApp_hasChangeAndTime() throws RefusedCallbackException {
        CallbackEvent event = event(LEAVER.formatted("li"));
        assertThat(event.changeType()).contains("delete_user");
        assertThat(event.time()).contains(Instant.ofEpochSecond(1_790_000_000));
        assertThat(event.field("UserID")).contains("li");
        assertThat(event.suiteId()).isEmpty();
    }

    @Test
    void eventInJson_isRead() throws RefusedCallbackException {
        CallbackEvent event =
                event("{\"msgtype\":\"event\",\"event\":{\"eventtype\":\"x\"},\"createtime\":1790000000}");
        assertThat(event.name()).isEqualTo("event");
        assertThat(event.time()).contains(Instant.ofEpochSecond(1_790_000_000));
        assertThat(event.field("event/eventtype")).contains("x");
    }

    @Test
    void eventWithoutATime_hasNone() throws RefusedCallbackException {
        assertThat(event("<xml><InfoType>suite_ticket</InfoType></xml>").time()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml/>",
                "<xml><UserID>li</UserID></xml>",
                "<xml><InfoType></InfoType></xml>",
                "<xml><InfoType>a</InfoType><TimeStamp>now</TimeStamp></xml>",
                "<xml><InfoType>a</InfoType><TimeStamp>-1</TimeStamp></xml>",
                "<xml><InfoType>a</InfoType><TimeStamp>179000000000</TimeStamp></xml>",
                "success"
            })
    void whatIsNoEvent_isRefused(String message) {
        assertThatExceptionOfType(RefusedCallbackException.class)
                .isThrownBy(() -> event(message))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(CallbackRefusal.EVENT_UNREADABLE));
    }

    /** The removal of a department makes several events in one second, all from {@code sys}. */
    @Test
    void twoLeaversOfOneSecond_haveTwoKeys() throws RefusedCallbackException {
        assertThat(event(LEAVER.formatted("li")).key())
                .isNotEqualTo(event(LEAVER.formatted("lu")).key());
    }

    @Test
    void key_isTheSha256OfTheMessage() throws RefusedCallbackException {
        assertThat(event("<xml><InfoType>a</InfoType></xml>").key().value())
                .isEqualTo("e6740ea688211d7a2cd7db37fa4c524023f3e6ecd3c0ebf483bcae10236d70a9");
    }

    @Test
    void toString_showsNoField() throws RefusedCallbackException {
        CallbackEvent event = event(LEAVER.formatted("li.mei"));
        assertThat(event).asString().contains(event.key().value()).doesNotContain("li.mei", "change_contact");
    }

    private static CallbackEvent event(String message) throws RefusedCallbackException {
        return CallbackEvent.parse(message.getBytes(UTF_8));
    }
}
