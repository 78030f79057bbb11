package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.MemoryAccount;
import io.github.keycloakwecom.testing.TestPerson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderSyncMode;

/** docs/mappers.md, "WeCom member field". The member chooses the alias {@code true} and a private mail. */
class WecomUserAttributeMapperTest {

    private static final String MEMBER =
            "{\"alias\":\"true\",\"biz_mail\":\"li@acme.example\",\"email\":\"li@home.example\",\"telephone\":\"\"}";

    private final LoginInBrowser browser = new LoginInBrowser();
    private final MemoryAccount account = new MemoryAccount();
    private final IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
    private BrokeredIdentityContext identity;

    @BeforeEach
    void aMember() {
        browser.config.setSyncMode(IdentityProviderSyncMode.FORCE);
        browser.config.setTrustEmail(true);
        browser.users.put("getUserByEmail", any -> null);
        browser.users.put("getUserByUsername", any -> null);
        Member member = new Member(
                "li", "", "", "", "", "li@acme.example", "", "", List.of(), List.of(), true, Set.of(), MEMBER);
        identity = BrokeredMember.identity(member, browser.config);
        identity.setEmail(null);
        identity.setAuthenticationSession(browser.login());
        mapper.setName("field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // User attribute | field | identity gets | new account gets | known account gets
                "firstName     | alias     | firstName=true            | {} | {firstName=[true]}",
                "FIRSTNAME     | alias     | firstName=true            | {} | {firstName=[true]}",
                "lastName      | alias     | lastName=true             | {} | {lastName=[true]}",
                "email         | biz_mail  | email=li@acme.example     | {} | "
                        + "{email=[li@acme.example], emailVerified=[true]}",
                "email         | email     | email=li@home.example     | {} | {email=[li@home.example]}",
                "email         | alias     | -                         | {} | {}",
                "username      | alias     | -                         | {} | {}",
                "badge         | alias     | badge=[true]              | {badge=[true]} | {badge=[true]}",
                "emailVerified | alias     | emailVerified=[true]      | {attribute emailVerified=[true]} | "
                        + "{attribute emailVerified=[true]}",
                // "An empty field counts as absent."
                "badge         | telephone | -                         | {} | {}",
                "badge         | gender    | -                         | {} | {}"
            })
    void userAttribute_decidesWhatIsWritten(
            String attribute, String field, String offered, String imported, String updated) {
        maps(field, attribute);
        assertThat(preprocess()).isEqualTo(Optional.ofNullable(offered).orElse(""));
        new WecomUserAttributeMapper()
                .importNewUser(browser.keycloak(), browser.realm(), account.user(), mapper, identity);
        assertThat(written()).isEqualTo(imported);
        MemoryAccount known = new MemoryAccount();
        new WecomUserAttributeMapper()
                .updateBrokeredUser(browser.keycloak(), browser.realm(), known.user(), mapper, identity);
        assertThat(written(known)).isEqualTo(updated);
    }

    /** The member chooses the alias, so it must not confirm a mail. */
    @Test
    void attributeEmailVerified_isNotTheMarkOfAVerifiedMail() {
        maps("alias", "emailVerified");
        account.with("email", "li@home.example");
        update();
        assertThat(account.isEmailVerified()).isFalse();
        assertThat(account.written()).containsExactly("attribute emailVerified");
    }

    /** In the review form of the first login, the member may have changed the names. */
    @Test
    void newAccount_keepsTheNameOfTheReviewForm() {
        maps("alias", "firstName");
        account.with("firstName", "Lee");
        new WecomUserAttributeMapper()
                .importNewUser(browser.keycloak(), browser.realm(), account.user(), mapper, identity);
        assertThat(account.text("firstName")).isEqualTo("Lee");
    }

    @ParameterizedTest
    @CsvSource({
        // owner of the mail: a known account gets it
        "'',      true",
        "itself,  true",
        "another, false"
    })
    void mailOfAnotherAccount_isNotTaken(String owner, boolean taken) {
        maps("biz_mail", "email");
        browser.account = Optional.of(account.user());
        browser.users.put("getUserByEmail", any -> switch (owner) {
            case "itself" -> account.user();
            case "another" -> TestPerson.of("wu").make();
            default -> null;
        });
        assertThat(preprocess()).isEqualTo(taken ? "email=li@acme.example" : "");
        update();
        assertThat(account.written()).isEqualTo(taken ? List.of("emailVerified", "email") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // sync mode of the provider, of the mapper, account is known: the identity gets the value
        "FORCE,  INHERIT, true,  true",
        "IMPORT, INHERIT, true,  false",
        "FORCE,  IMPORT,  true,  false",
        "IMPORT, FORCE,   true,  true",
        "FORCE,  IMPORT,  false, true",
        "IMPORT, INHERIT, false, true"
    })
    void syncModeImport_offersNothingForAKnownAccount(
            IdentityProviderSyncMode provider, IdentityProviderMapperSyncMode own, boolean known, boolean offered) {
        maps("alias", "wecom.badge");
        browser.config.setSyncMode(provider);
        mapper.setSyncMode(own);
        browser.account = known ? Optional.of(account.user()) : Optional.empty();
        assertThat(preprocess()).isEqualTo(offered ? "wecom.badge=[true]" : "");
    }

    @Test
    void valueThatIsStored_isNotWrittenAgain() {
        maps("alias", "badge");
        account.with("badge", "true");
        update();
        assertThat(account.written()).isEmpty();
    }

    private void maps(String field, String attribute) {
        mapper.setConfig(new HashMap<>(Map.of("wecomField", field, "userAttribute", attribute)));
        mapper.setSyncMode(IdentityProviderMapperSyncMode.INHERIT);
    }

    private void update() {
        new WecomUserAttributeMapper()
                .updateBrokeredUser(browser.keycloak(), browser.realm(), account.user(), mapper, identity);
    }

    /** @return what the identity has got */
    private String preprocess() {
        Map<String, Object> before = fields();
        new WecomUserAttributeMapper()
                .preprocessFederatedIdentity(browser.keycloak(), browser.realm(), mapper, identity);
        Map<String, Object> after = fields();
        after.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), before.get(entry.getKey())));
        return after.isEmpty() ? "" : after.toString().replaceAll("^\\{|}$", "");
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new TreeMap<>(identity.getAttributes());
        fields.put("username", identity.getModelUsername());
        fields.put("firstName", identity.getFirstName());
        fields.put("lastName", identity.getLastName());
        fields.put("email", identity.getEmail());
        return fields;
    }

    private String written() {
        return written(account);
    }

    private static String written(MemoryAccount account) {
        Map<String, Object> values = new TreeMap<>();
        account.written().forEach(field -> values.put(field, account.values(field)));
        return values.toString();
    }
}
