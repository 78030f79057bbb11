package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.control.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Answers that WeCom never gives, from a broken private edition or from a server in between. Each leads to a problem
 * page of the provider and no account, or to a complete login with clean values. It never leads to an error page of
 * Keycloak or to half an account. After each test the log has no stack trace.
 */
@ExtendWith(TestBedExtension.class)
class FuzzedAnswersIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MEMBER = """
            {"errcode":0,"errmsg":"ok","userid":"zhangsan","name":"张三","department":[2,3],
            "order":[1,2],"position":"研发总监",
            "is_leader_in_dept":[1,0],"direct_leader":["lin.mei"],"status":1,"enable":1,"alias":"Sam",
            "mobile":"13900000001",
            "email":"z@example.org","biz_mail":"zhangsan@acme.example",
            "avatar":"https://img.example/a.png","main_department":2,
            "extattr":{"attrs":[{"type":0,"name":"工号","text":{"value":"7"}}]}}""";

    private static final String IDENTITY = "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"zhangsan\"}";

    /** In place of a value. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[[]]]",
            "{\"a\":{\"b\":null}}",
            "-1",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"\\u0000\\u0007\\u001b[31m\"",
            "\"\\u202Egnp.exe\\u2066\"",
            "\"\\ud800\"",
            "\"👩‍👩‍👧‍👦\"",
            "\"<script>alert(1)</script>${7*7}{0}\"",
            "\"" + "长".repeat(5000) + "\"",
            "[1,\"2\",null,{},[],-3,1e99]");

    /** In place of the whole answer. */
    private static final Map<String, String> ANSWERS = answers();

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("nothing", "");
        answers.put("null", "null");
        answers.put("a text", "\"ok\"");
        answers.put("a number", "0");
        answers.put("a list", "[" + MEMBER + "]");
        answers.put("a page", "<html><body>proxy</body></html>");
        answers.put("half", MEMBER.substring(0, 80));
        answers.put("garbage behind", MEMBER + "}}garbage");
        answers.put("no errcode and nothing else", "{}");
        answers.put("errcode that is a text", "{\"errcode\":\"zero\"}");
        answers.put("errcode beyond int", "{\"errcode\":99999999999}");
        answers.put("errcode that is a fraction", "{\"errcode\":0.5}");
        answers.put("errcode that is a list", "{\"errcode\":[0]}");
        answers.put(
                "deep",
                "{\"errcode\":0,\"userid\":\"zhangsan\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        answers.put("5 MB name", "{\"errcode\":0,\"userid\":\"zhangsan\",\"name\":\"" + "n".repeat(5_000_000) + "\"}");
        answers.put("many departments", MEMBER.replace("[2,3]", "[" + "2,".repeat(100_000) + "3]"));
        answers.put("the same key twice", MEMBER.replace("\"userid\"", "\"userid\":\"lin.mei\",\"userid\""));
        answers.put("a byte order mark", "\uFEFF" + MEMBER);
        return answers;
    }

    @Test
    void anyValueInAnyFieldOfTheMember(TestBed bed) throws IOException, InterruptedException {
        for (String field : fields(MEMBER)) {
            for (String value : VALUES) {
                answersWith(bed, "user/get", with(MEMBER, field, value), field + " = " + start(value));
            }
        }
    }

    @Test
    void anyValueInAnyFieldOfTheIdentity(TestBed bed) throws IOException, InterruptedException {
        bed.wecom().faults().always("user/get", Fault.body(MEMBER));
        for (String field : List.of("errcode", "errmsg", "userid", "openid", "user_ticket")) {
            for (String value : VALUES) {
                answersWith(bed, "auth/getuserinfo", with(IDENTITY, field, value), field + " = " + start(value));
            }
        }
    }

    @Test
    void anythingInPlaceOfAnAnswer(TestBed bed) throws IOException, InterruptedException {
        for (String api : List.of("user/get", "auth/getuserinfo", "gettoken")) {
            for (Map.Entry<String, String> answer : ANSWERS.entrySet()) {
                bed.wecom().rotateTokens();
                answersWith(bed, api, answer.getValue(), api + ": " + answer.getKey());
            }
        }
    }

    /** Bytes changed, dropped and doubled at random; the seed is fixed, so a failure comes again. */
    @Test
    void damagedAnswer_isRefusedOrSignsIn(TestBed bed) throws IOException, InterruptedException {
        Random random = new Random(20261123);
        for (int i = 0; i < 100; i++) {
            StringBuilder answer = new StringBuilder(MEMBER);
            for (int change = 0; change <= random.nextInt(4); change++) {
                int at = random.nextInt(answer.length());
                switch (random.nextInt(3)) {
                    case 0 -> answer.setCharAt(at, (char) random.nextInt(0x3000));
                    case 1 -> answer.deleteCharAt(at);
                    default -> answer.insert(at, answer.charAt(at));
                }
            }
            answersWith(bed, "user/get", answer.toString(), "damage " + i);
        }
    }

    /** As people write their names: with a department behind, in brackets, with an ampersand. */
    @Test
    void unusualName_arrivesWhole(TestBed bed) throws IOException, InterruptedException {
        List<String> chinese = List.of("张三(外包)", "李四/市场部", "王五[实习]", "\\\"小\\\" 赵", "💡灯");
        List<String> latin = List.of("Tom & Jerry", "Zoë O\\u2019Neil");
        for (String name : Stream.concat(chinese.stream(), latin.stream()).toList()) {
            bed.wecom().faults().always("user/get", Fault.body(MEMBER.replace("张三", name)));
            bed.wecom().faults().always("auth/getuserinfo", Fault.body(IDENTITY));
            assertThat(new PlainBrowser(bed).login()).as(name).isEqualTo("application");
            assertThat(bed.account("zhangsan").getFirstName())
                    .isEqualTo(JSON.readTree("\"" + name + "\"").textValue());
            forget(bed);
        }
    }

    @Test
    void markupInAName_isEscaped(TestBed bed) {
        String answer = MEMBER.replace("张三", "<b id='x'>${7*7}</b>{0}\\u202Egnp");
        bed.wecom().faults().always("user/get", Fault.body(answer));
        Employee employee = bed.employee("en");
        employee.signInAs("zhangsan");
        assertThat(employee.claim("name")).isEqualTo("<b id='x'>${7*7}</b>{0}gnp");
        assertThat(employee.elementsWithId("x").count()).isZero();
    }

    private static void answersWith(TestBed bed, String api, String body, String what)
            throws IOException, InterruptedException {
        bed.wecom().faults().clear();
        if (!api.equals("user/get")) {
            bed.wecom().faults().always("user/get", Fault.body(MEMBER));
        }
        if (!api.equals("auth/getuserinfo")) {
            bed.wecom().faults().always("auth/getuserinfo", Fault.body(IDENTITY));
        }
        bed.wecom().faults().always(api, Fault.body(body));
        String end = new PlainBrowser(bed).login();
        List<UserRepresentation> accounts = bed.realm().users().list();
        if (end.equals("application")) {
            assertThat(accounts).as(what).hasSize(1);
            assertSane(bed.realm().users().get(accounts.get(0).getId()).toRepresentation(), what);
        } else {
            assertThat(end).as(what).matches("[a-z-]+");
            assertThat(accounts).as(what).isEmpty();
        }
        forget(bed);
    }

    private static void assertSane(UserRepresentation account, String what) {
        assertThat(account.getUsername()).as(what).isEqualTo("zhangsan");
        List<String> texts = new ArrayList<>();
        account.getAttributes().values().forEach(texts::addAll);
        for (String text : new String[] {account.getFirstName(), account.getLastName(), account.getEmail()}) {
            if (text != null) {
                assertThat(text.length()).as(what).isLessThanOrEqualTo(255);
                texts.add(text);
            }
        }
        assertThat(texts).as(what).allSatisfy(text -> assertThat(text)
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(2000)
                .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]"));
    }

    private static void forget(TestBed bed) {
        bed.realm()
                .users()
                .list()
                .forEach(user -> bed.realm().users().delete(user.getId()).close());
    }

    private static Set<String> fields(String answer) throws JsonProcessingException {
        Set<String> names = new java.util.LinkedHashSet<>();
        JSON.readTree(answer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    // As text: some of the values are no JSON tree of Jackson's.
    private static String with(String answer, String field, String value) throws JsonProcessingException {
        ObjectNode tree = (ObjectNode) JSON.readTree(answer);
        tree.put(field, "PLACE");
        return tree.toString().replace("\"PLACE\"", value);
    }

    private static String start(String value) {
        return value.substring(0, Math.min(30, value.length()));
    }
}
