package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

class BegunFirstLoginTest {

    private static final UserModel ALICE = Fake.of(UserModel.class, Map.of("getId", any -> "alice"));

    @ParameterizedTest
    @CsvSource({
        // account that the first login found, whether its steps are over: whether alice owns it
        "alice, true,  true",
        "alice, false, true",
        "bob,   true,  false",
        "bob,   false, false",
        "'',    true,  true",
        "'',    false, false"
    })
    void whoWasFoundIsTheOwner(String found, boolean over, boolean owner) {
        assertThat(BegunFirstLogin.isOwner(ALICE, Optional.of(found).filter(id -> !id.isEmpty()), over))
                .isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource({
        // provider whose first login Keycloak ends, page that waits, flow: whether alice may be its person
        "'',     '',     authenticate,       true",
        "github, review, first-broker-login, true",
        "wecom,  '',     first-broker-login, true",
        "wecom,  review, first-broker-login, false",
        "wecom,  '',     authenticate,       false",
        "wecom,  '',     post-broker-login,  false"
    })
    void whereNobodyWasFoundAllStepsMustBeOver(String ending, String page, String flow, boolean may) {
        Map<Object, String> notes = new HashMap<>();
        notes.put("FIRST_BROKER_LOGIN_SUCCESS", ending);
        notes.put("current.flow.path", flow);
        if (!page.isEmpty()) {
            notes.put("current.authentication.execution", page);
        }
        AuthenticationSessionModel login =
                Fake.of(AuthenticationSessionModel.class, Map.of("getAuthNote", name -> notes.get(name)));
        assertThat(new BegunFirstLogin(login).mayEndWith(ALICE, "wecom")).isEqualTo(may);
    }
}
