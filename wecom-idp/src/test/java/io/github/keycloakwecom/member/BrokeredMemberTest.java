package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class BrokeredMemberTest {

    private final WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
    private final Map<String, UserModel> byMail = new HashMap<>();
    private final Map<String, UserModel> byUsername = new HashMap<>();
    private UserModel linked;
    private boolean sharedMails;

    private final UserProvider users = Fake.of(
            UserProvider.class,
            Map.of(
                    "getUserByFederatedIdentity", any -> linked,
                    "getUserByEmail", mail -> byMail.get(mail),
                    "getUserByUsername", name -> byUsername.get(name)));
    private final KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("users", any -> users));
    private final RealmModel realm = Fake.of(
            RealmModel.class,
            Map.of("isDuplicateEmailsAllowed", any -> sharedMails, "getComponent", any -> readOnlyLdap()));

    @BeforeEach
    void aProvider() {
        config.setAlias("wecom");
        config.setEnabled(true);
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        config.getConfig().put("clientId", "wwHERE");
        config.getConfig().put("emailTemplate", "${userid}@corp.example");
    }

    @Test
    void anIdentityIsKnownByTheUseridInLowerCase() {
        BrokeredIdentityContext identity = identity("");
        assertThat(identity.getId()).isEqualTo("li");
        assertThat(identity.getBrokerUserId()).isEqualTo("wecom.li");
        assertThat(identity.getModelUsername()).isEqualTo("Li");
        assertThat(identity.getFirstName()).isEqualTo("李");
        assertThat(identity.getLastName()).isNull();
        assertThat(identity.getAttributes()).containsKeys("wecom.userid", "wecom.corpid", "wecom.name");
    }

    /** Keycloak stores an identity with the classes of its values. */
    @Test
    void listsAreOfAClassThatKeycloakReadsBack() {
        assertThat(identity("").getAttributes().values())
                .allSatisfy(values -> assertThat(values).isExactlyInstanceOf(java.util.ArrayList.class));
    }

    @ParameterizedTest
    @CsvSource({
        // owner of WeCom's mail, owner of the template's mail, duplicates, account: mail of the identity, reported
        "'',   '',   false, known, li@acme.example, false",
        "mine, '',   false, known, li@acme.example, false",
        "wu,   '',   false, known, Li@corp.example, true",
        "wu,   mine, false, known, Li@corp.example, true",
        "wu,   wu,   false, known, ,                true",
        "wu,   wu,   true,  known, li@acme.example, false",
        "wu,   wu,   false, none,  li@acme.example, false"
    })
    void aKnownAccountGetsNoMailOfAnother(
            String owner, String ownerOfTemplate, boolean shared, String known, String mail, boolean reported) {
        sharedMails = shared;
        linked = known.equals("known") ? account("mine", null) : null;
        own("li@acme.example", owner);
        own("Li@corp.example", ownerOfTemplate);
        BrokeredIdentityContext identity = identity("li@acme.example");
        boolean isOfAnother = member(identity).chooseMail(MemberMail.of(config)).isOfAnother();
        assertThat(identity.getEmail()).isEqualTo(mail);
        assertThat(isOfAnother).isEqualTo(reported);
    }

    @Test
    void aMappedMailOfAnother_isNone() {
        own("sam@acme.example", "wu");
        BrokeredMember member = member(identity(""));
        UserModel account = account("mine", null);
        assertThat(member.mapped("sam@acme.example", Optional.of(account)).isPresent())
                .isFalse();
        assertThat(member.mapped("sam@acme.example", Optional.empty()).isPresent())
                .isTrue();
        sharedMails = true;
        assertThat(member.mapped("sam@acme.example", Optional.of(account)).isPresent())
                .isTrue();
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of("mail of the provider", write(BrokeredMemberTest::choose)),
                Arguments.of("mail", write(member -> member.writeMail(address("lee@acme.example")))),
                Arguments.of("username", write(member -> member.writeUsername("lee"))),
                Arguments.of("first name", write(member -> member.writeFirstName("娜"))),
                Arguments.of("last name", write(member -> member.writeLastName("李"))));
    }

    /** After a change of name, mail or username, the identity belongs to the account of a read-only directory. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void afterEachWrite_theNamesAreThoseOfTheDirectory(String what, Consumer<BrokeredMember> write) {
        byMail.put("lee@acme.example", account("ldap", "ldap"));
        byUsername.put("lee", account("ldap", "ldap"));
        BrokeredIdentityContext identity = identity("");
        if (what.endsWith("name") && !what.equals("username")) {
            identity.setEmail("lee@acme.example");
        }
        if (what.equals("mail of the provider")) {
            identity.setModelUsername("lee");
        }
        write.accept(member(identity));
        assertThat(identity.getFirstName()).isEqualTo("Lee");
        assertThat(identity.getLastName()).isEqualTo("Na");
    }

    private static Consumer<BrokeredMember> write(Consumer<BrokeredMember> write) {
        return write;
    }

    private static void choose(BrokeredMember member) {
        member.chooseMail(new MemberMail(new MailTemplate(""), false, true));
    }

    private static MailAddress address(String value) {
        return new MailAddress(value, MailOrigin.MAPPER);
    }

    private void own(String mail, String owner) {
        if (!owner.isEmpty()) {
            byMail.put(mail, account(owner, null));
        }
    }

    private BrokeredMember member(BrokeredIdentityContext identity) {
        return new BrokeredMember(session, realm, identity);
    }

    private BrokeredIdentityContext identity(String companyMail) {
        Member member =
                new Member("Li", "李", "", "", "", companyMail, "", "", List.of(), List.of(), true, Set.of(), "{}");
        BrokeredIdentityContext identity = BrokeredMember.identity(member, config);
        identity.setAuthenticationSession(Notes.session(new HashMap<>()));
        return identity;
    }

    private static UserModel account(String id, String link) {
        return Fake.of(
                UserModel.class,
                Map.of(
                        "getId", any -> id,
                        "getFederationLink", any -> link,
                        "getEmail", any -> null,
                        "isEmailVerified", any -> false,
                        "getFirstName", any -> "Lee",
                        "getLastName", any -> "Na"));
    }

    private static ComponentModel readOnlyLdap() {
        MultivaluedHashMap<String, String> settings = new MultivaluedHashMap<>();
        settings.putSingle("editMode", "READ_ONLY");
        ComponentModel component = new ComponentModel();
        component.setConfig(settings);
        return component;
    }
}
