package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Docs;
import io.github.keycloakwecom.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** The rows of the table "Existing users" in which username or mail decides. */
class ExistingAccountsTest {

    private static final String ASKS = " asks, wants proof |";

    private final Map<String, UserModel> byMail = new HashMap<>();
    private final Map<String, UserModel> byUsername = new HashMap<>();
    private boolean sharedMails;

    static Stream<Arguments> rows() {
        return Stream.of(
                // row, username, mail, its origin, whether the account's mail is verified: linked silently
                row("| the username is the userid |" + ASKS + ASKS + " links |", "li", "", "", false, true),
                row(
                        "| the company mailbox (`biz_mail`), verified in Keycloak |" + ASKS + ASKS + " links |",
                        "x",
                        "li@acme.example",
                        "COMPANY",
                        true,
                        true),
                row(
                        "| the same, not verified in Keycloak |" + ASKS + ASKS + ASKS,
                        "x",
                        "li@acme.example",
                        "COMPANY",
                        false,
                        false),
                row(
                        "| a private mail, or one from the template |" + ASKS + ASKS + ASKS,
                        "x",
                        "li@home.example",
                        "PRIVATE",
                        true,
                        false),
                row(
                        "| a private mail, or one from the template |" + ASKS + ASKS + ASKS,
                        "x",
                        "li@corp.example",
                        "TEMPLATE",
                        true,
                        false),
                row(
                        "| a username that a mapper made of something else |" + ASKS + ASKS + ASKS,
                        "acme.li",
                        "",
                        "",
                        false,
                        false));
    }

    private static Arguments row(
            String row, String username, String mail, String origin, boolean verified, boolean links) {
        return Arguments.of(row, username, mail, origin, verified, links);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableOfExistingUsersHolds(
            String row, String username, String mail, String origin, boolean verified, boolean links) {
        assertThat(Docs.text("configuration.md")).contains(row);
        byUsername.put("li", account("id", verified));
        byUsername.put("acme.li", account("id", verified));
        byMail.put(mail, account("id", verified));
        ExistingAccounts accounts = accounts(username, mail, origin);
        assertThat(accounts.areNone()).isFalse();
        assertThat(accounts.areTwo()).isFalse();
        assertThat(accounts.corpVouchesForOne(true, true)).isEqualTo(links);
        assertThat(accounts.corpVouchesForOne(false, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // account of the username, account of the mail: areNone, areTwo
        "'', '', true,  false",
        "a,  '', false, false",
        "'', a,  false, false",
        "a,  a,  false, false",
        "a,  b,  false, true"
    })
    void usernameAndMailMayLeadToTwo(String named, String owner, boolean none, boolean two) {
        assertThat(Docs.text("configuration.md")).contains("| username and mail lead to two accounts |");
        if (!named.isEmpty()) {
            byUsername.put("li", account(named, true));
        }
        if (!owner.isEmpty()) {
            byMail.put("li@acme.example", account(owner, true));
        }
        ExistingAccounts accounts = accounts("li", "li@acme.example", "COMPANY");
        assertThat(accounts.areNone()).isEqualTo(none);
        assertThat(accounts.areTwo()).isEqualTo(two);
    }

    @Test
    void whereAnAddressMayBeThereTwice_itLeadsToNone() {
        sharedMails = true;
        byMail.put("li@acme.example", account("id", true));
        assertThat(accounts("x", "li@acme.example", "COMPANY").areNone()).isTrue();
    }

    private ExistingAccounts accounts(String username, String mail, String origin) {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.setAlias("wecom");
        config.setEnabled(true);
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", config);
        identity.setUsername("li");
        identity.setModelUsername(username);
        if (!mail.isEmpty()) {
            new MemberContext(identity).write(new MailAddress(mail, MailOrigin.valueOf(origin)));
        }
        if (origin.equals("COMPANY")) {
            identity.getContextData().put("wecom.companyMail", mail);
        }
        UserProvider users = Fake.of(
                UserProvider.class,
                Map.of("getUserByEmail", key -> byMail.get(key), "getUserByUsername", key -> byUsername.get(key)));
        RealmModel realm = Fake.of(RealmModel.class, Map.of("isDuplicateEmailsAllowed", any -> sharedMails));
        KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("users", any -> users));
        return new ExistingAccounts(session, realm, identity);
    }

    private static UserModel account(String id, boolean verified) {
        return Fake.of(UserModel.class, Map.of("getId", any -> id, "isEmailVerified", any -> verified));
    }
}
