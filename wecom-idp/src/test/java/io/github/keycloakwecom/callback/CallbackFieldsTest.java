package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackFieldsTest {

    @Test
    void xml_isReadByPath() throws RefusedCallbackException {
        assertThat(read("<?xml version=\"1.0\" encoding=\"GBK\"?>\n<xml>\n <Name><![CDATA[<李> ]]>&amp;</Name><!-- c -->"
                        + "<Empty/><ExtAttr><Item><Name>a</Name></Item><Item><Name>b</Name></Item></ExtAttr>"
                        + "<Name>2</Name></xml>\n"))
                .isEqualTo(Map.of(
                        "Name",
                        "<李> &",
                        "Empty",
                        "",
                        "ExtAttr/Item/Name",
                        "a",
                        "ExtAttr/Item[2]/Name",
                        "b",
                        "Name[2]",
                        "2"));
    }

    @Test
    void json_isReadByTheSamePaths() throws RefusedCallbackException {
        assertThat(read(" {\"Name\":\"<李> &\",\"Empty\":\"\",\"n\":7,\"no\":{},"
                        + "\"ExtAttr\":{\"Item\":[{\"Name\":\"a\"},{\"Name\":\"b\"}]}}"))
                .isEqualTo(Map.of(
                        "Name",
                        "<李> &",
                        "Empty",
                        "",
                        "n",
                        "7",
                        "no",
                        "",
                        "ExtAttr/Item/Name",
                        "a",
                        "ExtAttr/Item[2]/Name",
                        "b"));
    }

    @Test
    void names_areComparedWithoutRegardToCase() throws RefusedCallbackException {
        CallbackFields fields =
                CallbackFields.read("{\"encrypt\":\"x\"}".getBytes(UTF_8), CallbackRefusal.EVENT_UNREADABLE);
        assertThat(fields.text("Encrypt")).contains("x");
        assertThat(fields.text("Other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "<xml>",
                "<xml></xml",
                "<xml><a></b></xml>",
                "<xml/><xml/>",
                "<xml/>text",
                "<html><body/></html>",
                "<XML/>",
                "<x:y/>",
                "<xml>\u0000</xml>",
                "<xml a='1' a='2'/>",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "[]",
                "\"a\"",
                "null"
            })
    void whatIsNeitherXmlNorAnObject_isRefused(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "GBK"})
    void otherEncodings_areRefused(String encoding) {
        assertRefused(("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><xml><a>企业微信</a></xml>")
                .getBytes(Charset.forName(encoding)));
    }

    /** Each of them is refused as such, even if no entity is used. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml>",
                "<!DOCTYPE xml []>",
                "<!DOCTYPE xml SYSTEM \"file:///etc/hostname\">",
                "<!DOCTYPE xml [<!ENTITY e \"x\">]>",
                "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>"
            })
    void documentType_isRefused(String type) throws RefusedCallbackException {
        assertRefused((type + "<xml><a>x</a></xml>").getBytes(UTF_8));
        assertThat(read("<xml><a>x</a></xml>")).isEqualTo(Map.of("a", "x"));
    }

    @Test
    void undeclaredEntity_isRefused() {
        assertRefused("<xml><a>&e;</a></xml>".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        // elements beside the root, their depth, length of the names: accepted
        "999,  1, 4,  true",
        "1000, 1, 4,  false",
        "7,    7, 4,  true",
        "8,    8, 4,  false",
        "5000, 5000, 4, false",
        "1,    1, 64, true",
        "1,    1, 65, false"
    })
    void limits_holdForXmlAndJson(int elements, int depth, int length, boolean accepted) {
        String name = "n".repeat(length);
        StringBuilder xml = new StringBuilder("<xml>");
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < elements / depth; i++) {
            xml.append(("<" + name + ">").repeat(depth)).append(("</" + name + ">").repeat(depth));
            json.append(i == 0 ? "\"" + name + "\":[" : ",").append(nested(name, depth - 1));
        }
        assertThat(isRead(xml.append("</xml>"))).isEqualTo(accepted);
        assertThat(isRead(json.append("]}"))).isEqualTo(accepted);
    }

    private static String nested(String name, int depth) {
        return ("{\"" + name + "\":").repeat(depth) + "1" + "}".repeat(depth);
    }

    private static boolean isRead(CharSequence text) {
        try {
            read(text.toString());
            return true;
        } catch (RefusedCallbackException e) {
            return false;
        }
    }

    private static Map<String, String> read(String text) throws RefusedCallbackException {
        return CallbackFields.read(text.getBytes(UTF_8), CallbackRefusal.EVENT_UNREADABLE)
                .texts();
    }

    private static void assertRefused(byte[] body) {
        assertThatExceptionOfType(RefusedCallbackException.class)
                .isThrownBy(() -> CallbackFields.read(body, CallbackRefusal.EVENT_UNREADABLE))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(CallbackRefusal.EVENT_UNREADABLE))
                .withNoCause();
    }
}
