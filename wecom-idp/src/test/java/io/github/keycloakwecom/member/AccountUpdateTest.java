package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Docs;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.MemoryAccount;
import io.github.keycloakwecom.testing.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserProvider;

/** What a login writes to the account of its identity. */
class AccountUpdateTest {

    private final WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
    private final MemoryAccount account = new MemoryAccount();
    private final Map<Object, String> notes = new HashMap<>();
    private BrokeredIdentityContext identity;

    @BeforeEach
    void aKnownMember() {
        config.setAlias("wecom");
        config.setEnabled(true);
        config.setSyncMode(IdentityProviderSyncMode.IMPORT);
        config.setTrustEmail(true);
        config.getConfig().put("clientId", "wwHERE");
        identity = identity("li@acme.example");
    }

    @Test
    void importMode_withoutAQuestion_writesNothing() {
        update();
        assertThat(account.written()).isEmpty();
    }

    @Test
    void importMode_keepsTheAnswerWithWhatItBrought() {
        ConsentDecision.GRANTED.remember(identity);
        update();
        assertThat(account.text("wecom.privateinfo")).isEqualTo("granted");
        assertThat(account.text("wecom.mobile")).isEqualTo("13900000001");
        assertThat(account.text("email")).isEqualTo("li@acme.example");
        assertThat(account.isEmailVerified()).isTrue();
        assertThat(account.written())
                .containsExactlyInAnyOrder("wecom.privateinfo", "wecom.mobile", "emailVerified", "email");
    }

    @Test
    void importMode_keepsWhatIsKnown() {
        account.with("wecom.mobile", "13900000009").with("email", "old@a.example");
        ConsentDecision.REFUSED.remember(identity);
        update();
        assertThat(account.text("wecom.mobile")).isEqualTo("13900000009");
        assertThat(account.text("wecom.privateinfo")).isEqualTo("refused");
        assertThat(account.written()).containsExactly("wecom.privateinfo");
    }

    @Test
    void importMode_afterARefusal_bringsNoMail() {
        ConsentDecision.REFUSED.remember(identity);
        update();
        assertThat(account.text("email")).isNull();
    }

    @Test
    void importMode_writesTheCorpOfAnAccountThatWasProved() {
        account.with("wecom.corpid", "wwBEFORE");
        update();
        assertThat(account.text("wecom.corpid")).isEqualTo("wwHERE");
        assertThat(account.written()).containsExactly("wecom.corpid");
    }

    @Test
    void forceMode_writesAllThatKeycloakDoesNot() {
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        account.with("wecom.alias", "Lee").with("lastName", "李").with("wecom.badge", "A-001");
        update();
        assertThat(account.text("wecom.position")).isEqualTo("engineer");
        assertThat(account.text("wecom.alias")).as("sent empty").isNull();
        assertThat(account.text("wecom.badge")).as("not of the profile").isEqualTo("A-001");
        assertThat(account.text("lastName")).as("left over from a divided name").isNull();
        assertThat(account.written()).doesNotContain("firstName");
    }

    /** An attribute that a mapper has added to the identity is written like an attribute of the provider. */
    @Test
    void forceMode_writesAttributesOfMappersBelowThePrefix() {
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        identity.setUserAttribute("wecom.badge", "A-001");
        identity.setUserAttribute("badge", "A-001");
        update();
        assertThat(account.written()).contains("wecom.badge").doesNotContain("badge");
    }

    /** Otherwise every login would remove and write it. */
    @Test
    void forceMode_keepsAnEmptyFieldThatAMapperFills() {
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        identity.setUserAttribute("wecom.alias", "Lee");
        update();
        update();
        assertThat(account.text("wecom.alias")).isEqualTo("Lee");
    }

    @ParameterizedTest
    @CsvSource({"FORCE, true", "FORCE, false", "IMPORT, true", "IMPORT, false"})
    void aSecondWriting_callsNoSetter(IdentityProviderSyncMode mode, boolean isNew) {
        config.setSyncMode(mode);
        notes.put("BROKER_REGISTERED_NEW_USER", Boolean.toString(isNew));
        account.with("lastName", "李").with("wecom.alias", "Lee");
        ConsentDecision.GRANTED.remember(identity);
        update();
        assertThat(account.written()).as("the first writing").isNotEmpty();
        account.forgetWrites();
        update();
        assertThat(account.written()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // new account, edited in Keycloak's form: whether the company mailbox is verified
        "true,  false, true",
        "true,  true,  false"
    })
    void theNotesOfALoginDecideOnTheMark(boolean isNew, boolean edited, boolean verified) {
        notes.put("BROKER_REGISTERED_NEW_USER", Boolean.toString(isNew));
        notes.put("UPDATE_PROFILE_EMAIL_CHANGED", Boolean.toString(edited));
        account.with("email", "li@acme.example");
        update();
        assertThat(account.isEmailVerified()).isEqualTo(verified);
    }

    /** The username of a new account may come from a template or a form, but the mail template uses the userid. */
    @Test
    void aMailOfTheTemplate_isKnownByTheUserid() {
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        config.getConfig().put("emailTemplate", "${userid}@corp.example");
        identity.setEmail("li@home.example");
        identity.setModelUsername("acme.li");
        account.with("email", "li@corp.example");
        update();
        assertThat(account.text("email")).isEqualTo("li@home.example");
    }

    /** Rows of the table "Users from LDAP", with the setters that an account of such a federation refuses. */
    static Stream<Arguments> editModes() {
        Set<String> none = Set.of();
        Set<String> ofLdap = Set.of("email", "firstName", "lastName", "wecom.position");
        Set<String> all = Set.of("email", "emailVerified", "firstName", "lastName", "wecom.position");
        Set<String> notOfLdap = Set.of("emailVerified", "wecom.position");
        return Stream.of(
                Arguments.of("| `READ_ONLY` | on | stays | stays | not kept |", ofLdap, true, "old", false),
                Arguments.of("| `READ_ONLY` | off | stays | stays | not kept |", all, true, "old", false),
                Arguments.of(
                        "| `UNSYNCED` | on | follows WeCom in Keycloak, LDAP stays | as the name | kept in Keycloak |",
                        none,
                        true,
                        "new",
                        true),
                Arguments.of(
                        "| `WRITABLE` | on | follows WeCom, in LDAP too | as the name | kept in Keycloak |",
                        none,
                        true,
                        "new",
                        true),
                Arguments.of(
                        "| `WRITABLE` | off | follows WeCom in LDAP | follows in LDAP; stays with *Trust email* on |",
                        notOfLdap,
                        true,
                        "old",
                        false),
                Arguments.of(
                        "| `WRITABLE` | off | follows WeCom in LDAP | follows in LDAP; stays with *Trust email* on |",
                        notOfLdap,
                        false,
                        "new",
                        false));
    }

    @ParameterizedTest
    @MethodSource("editModes")
    void theEditModeOfAFederationDecides(
            String row, Set<String> refused, boolean trust, String mail, boolean verified) {
        assertThat(Docs.text("configuration.md"))
                .contains(row, "A mail that stays is not marked as verified, because WeCom has shown another address");
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        config.setTrustEmail(trust);
        account.with("email", "old@acme.example").refusing(refused);
        update();
        assertThat(account.text("email")).isEqualTo(mail.equals("new") ? "li@acme.example" : "old@acme.example");
        assertThat(account.isEmailVerified()).isEqualTo(verified);
        assertThat(account.text("wecom.position")).isEqualTo(refused.contains("wecom.position") ? null : "engineer");
    }

    /** The address and its verified flag stay. */
    @Test
    void aRefusedMail_keepsItsMark() {
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        config.setTrustEmail(false);
        account.with("email", "old@acme.example").with("emailVerified", "true").refusing(Set.of("email"));
        update();
        assertThat(account.isEmailVerified()).isTrue();
    }

    @Test
    void importMode_writesNothingOfAUserFromLdap() {
        assertThat(Docs.text("configuration.md"))
                .contains("With `syncMode` `IMPORT`, only an answer to the question of consent is written to an "
                        + "existing user");
        account.with("email", "old@acme.example").with("firstName", "Sam").refusing(Set.of("email", "firstName"));
        update();
        assertThat(account.written()).isEmpty();
    }

    private BrokeredIdentityContext identity(String companyMail) {
        Member member = new Member(
                "li",
                "李",
                "",
                "13900000001",
                "engineer",
                companyMail,
                "",
                "",
                List.of(),
                List.of(),
                true,
                Set.of("alias"),
                "{}");
        BrokeredIdentityContext made = BrokeredMember.identity(member, config);
        made.setFirstName("李娜");
        made.setAuthenticationSession(Notes.session(notes));
        return made;
    }

    private void update() {
        UserProvider users = Fake.of(
                UserProvider.class,
                Map.of("getFederatedIdentitiesStream", any -> Stream.empty(), "getFederatedIdentity", any -> null));
        KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("users", any -> users));
        new AccountUpdate(account.user(), identity)
                .write(MemberMail.of(config), new CorpOfAccount(session, null, config));
    }
}
