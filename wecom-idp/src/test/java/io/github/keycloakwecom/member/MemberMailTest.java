package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.member.MemberMail.Choice;
import io.github.keycloakwecom.member.MemberMail.Occasion;
import io.github.keycloakwecom.testing.Docs;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the documentation states about mail, sentence by sentence. The member is li, the template makes li@corp.example.
 */
class MemberMailTest {

    private static final MailTemplate TEMPLATE = new MailTemplate("${userid}@corp.example");
    private static final String USERID = "Li";

    /** The sentences; {@link AccountUpdateTest} holds those about user federations. */
    enum Rule {
        COMPANY_VERIFIED("on: the company mailbox (`biz_mail`) that WeCom showed counts as verified"),
        OTHERS_UNVERIFIED("a private mail and one from the template never do"),
        FORCE("`FORCE`: name and attributes follow WeCom at every login"),
        IMPORT("`IMPORT`: only the first login writes them; of a later one, what the person has just agreed to show"),
        IMPORT_FILLS(
                "With `syncMode` `IMPORT` the answer is kept, too, and mail and mobile fill what the account lacks"),
        TEMPLATE_IS_LAST("the template, for mail only, when nothing else is known"),
        COMPANY_IS_FIRST("The corp's mail goes before the private one"),
        PRIVATE_FILLS("it fills an account that has no mail, or one from the template, and never replaces another"),
        PRIVATE_UNVERIFIED("It never counts as verified"),
        NOT_A_COLLEAGUES("A private mail that the template makes for a colleague is left out"),
        KNOWN_STAYS("What is known stays: a QR login after a login with consent changes neither mail nor mobile"),
        NOT_ANOTHERS("No known account gets the mail of another one, unless the realm allows duplicates");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everySentenceStandsInTheDocumentation(Rule rule) {
        assertThat(Docs.text("configuration.md")).contains(rule.sentence);
    }

    /**
     * A whole login. "new" is an account that the login makes, "none" has no mail, "template" has li@corp.example. An
     * asterisk marks a verified mail. "taken" means that another account has the address that WeCom shows or the
     * template makes.
     */
    @ParameterizedTest
    @CsvSource({
        // rule, trust email, sync mode, company mailbox, private mail, account, situation: its mail afterwards
        "COMPANY_VERIFIED,   on,  FORCE,  li@acme.example, '',              new,              '',     li@acme.example*",
        "COMPANY_VERIFIED,   on,  IMPORT, li@acme.example, '',              new,              '',     li@acme.example*",
        "COMPANY_VERIFIED,   on,  FORCE,  li@acme.example, '',              none,             '',     li@acme.example*",
        "COMPANY_VERIFIED,   on,  FORCE,  LI@acme.example, '',              old@a.example*,   '',     LI@acme.example*",
        "COMPANY_VERIFIED,   off, FORCE,  li@acme.example, '',              new,              '',     li@acme.example",
        "COMPANY_VERIFIED,   off, FORCE,  li@acme.example, '',              old@a.example*,   '',     li@acme.example",
        "COMPANY_VERIFIED,   off, FORCE,  li@acme.example, '',              li@acme.example*, '',     li@acme.example*",
        "COMPANY_VERIFIED,   on,  FORCE,  li@acme.example, '',              li@acme.example,  '',     li@acme.example",
        "COMPANY_VERIFIED,   on,  FORCE,  li@acme.example, '',              new,              edited, li@acme.example",
        "OTHERS_UNVERIFIED,  on,  FORCE,  '',              li@home.example, new,              '',     li@home.example",
        "OTHERS_UNVERIFIED,  on,  FORCE,  '',              li@home.example, none,             '',     li@home.example",
        "OTHERS_UNVERIFIED,  on,  FORCE,  '',              '',              new,              '',     Li@corp.example",
        "OTHERS_UNVERIFIED,  on,  FORCE,  '',              '',              none,             '',     Li@corp.example",
        "FORCE,              off, FORCE,  li@acme.example, '',              old@a.example,    '',     li@acme.example",
        "IMPORT,             on,  IMPORT, li@acme.example, '',              old@a.example*,   '',     old@a.example*",
        "IMPORT,             on,  IMPORT, li@acme.example, '',              none,             '',     ''",
        "IMPORT,             on,  IMPORT, '',              '',              none,             '',     ''",
        "IMPORT,             on,  IMPORT, '',              li@home.example, new,              '',     li@home.example",
        "IMPORT_FILLS,       on,  IMPORT, li@acme.example, '',              none,             agreed, li@acme.example*",
        "IMPORT_FILLS,       off, IMPORT, li@acme.example, '',              none,             agreed, li@acme.example",
        "IMPORT_FILLS,       on,  IMPORT, '',              li@home.example, none,             agreed, li@home.example",
        "IMPORT_FILLS,       on,  IMPORT, li@acme.example, '',              old@a.example*,   agreed, old@a.example*",
        "IMPORT_FILLS,       on,  IMPORT, '',              '',              none,             agreed, ''",
        "TEMPLATE_IS_LAST,   off, FORCE,  '',              '',              new,              '',     Li@corp.example",
        "TEMPLATE_IS_LAST,   off, FORCE,  '',              '',              old@a.example*,   '',     old@a.example*",
        "TEMPLATE_IS_LAST,   off, FORCE,  '',              li@home.example, new,              '',     li@home.example",
        "TEMPLATE_IS_LAST,   off, FORCE,  '',              no address,      new,              '',     Li@corp.example",
        "COMPANY_IS_FIRST,   off, FORCE,  li@acme.example, li@home.example, new,              '',     li@acme.example",
        "COMPANY_IS_FIRST,   off, FORCE,  li@acme.example, li@home.example, li@home.example,  '',     li@acme.example",
        "COMPANY_IS_FIRST,   off, FORCE,  no address,      li@home.example, new,              '',     Li@corp.example",
        "PRIVATE_FILLS,      off, FORCE,  '',              li@home.example, none,             '',     li@home.example",
        "PRIVATE_FILLS,      off, FORCE,  '',              li@home.example, template,         '',     li@home.example",
        "PRIVATE_FILLS,      off, FORCE,  '',              li@home.example, old@a.example*,   '',     old@a.example*",
        "PRIVATE_FILLS,      off, FORCE,  '',              LI@home.example, li@home.example*, '',     li@home.example*",
        "PRIVATE_UNVERIFIED, on,  FORCE,  '',              li@home.example, template*,        '',     li@home.example",
        "NOT_A_COLLEAGUES,   off, FORCE,  '',              wu@corp.example, new,              '',     Li@corp.example",
        "NOT_A_COLLEAGUES,   off, FORCE,  '',              wu@Corp.example, old@a.example,    '',     old@a.example",
        "NOT_A_COLLEAGUES,   off, FORCE,  wu@corp.example, '',              none,             '',     wu@corp.example",
        "KNOWN_STAYS,        on,  FORCE,  '',              '',              li@acme.example*, '',     li@acme.example*",
        "KNOWN_STAYS,        on,  FORCE,  '',              '',              template,         '',     li@corp.example",
        "NOT_ANOTHERS,       on,  FORCE,  li@acme.example, '',              old@a.example*,   taken,  old@a.example*",
        "NOT_ANOTHERS,       on,  FORCE,  '',              '',              none,             taken,  ''",
        "NOT_ANOTHERS,       on,  FORCE,  li@acme.example, '',              none,             taken,  ''",
        // The first login flow decides about a new account with the mail of another account.
        "NOT_ANOTHERS,       on,  FORCE,  li@acme.example, '',              new,              taken,  li@acme.example*"
    })
    void ofALogin(
            Rule rule,
            String trust,
            String mode,
            String company,
            String personal,
            String known,
            String situation,
            String expected) {
        MemberMail rules = new MemberMail(TEMPLATE, trust.equals("on"), mode.equals("FORCE"));
        boolean isNew = known.equals("new");
        Predicate<String> isOfAnother = address -> situation.equals("taken");
        AccountMail before = isNew ? AccountMail.NO_ACCOUNT : account(known);
        MailAddress shown = MemberMail.shown(USERID, company, personal, TEMPLATE);
        MailAddress chosen = rules.choose(shown, USERID, before, isOfAnother).address();
        // Keycloak makes a new account with the address of the identity, unverified.
        AccountMail made = isNew ? new AccountMail(true, chosen.value(), false) : before;
        Occasion occasion = new Occasion(isNew, situation.equals("edited"), situation.equals("agreed"));
        MailOutcome outcome = rules.decide(chosen, USERID, made, occasion);
        assertThat(after(made, chosen, outcome))
                .as("%s: %s", rule, rule.sentence)
                .isEqualTo(expected);
    }

    @Test
    void everySentenceHasARow() throws NoSuchMethodException {
        CsvSource rows = Arrays.stream(getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals("ofALogin"))
                .findFirst()
                .orElseThrow()
                .getAnnotation(CsvSource.class);
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(rows.value()).anyMatch(row -> row.startsWith(rule + ",")));
    }

    /** An existing account is linked at the end of a first login, after the address of the identity was chosen. */
    @ParameterizedTest
    @CsvSource({
        // address, origin, account: its mail afterwards
        "li@home.example, PRIVATE,  old@a.example*,  old@a.example*",
        "Li@corp.example, TEMPLATE, old@a.example*,  old@a.example*",
        "Li@corp.example, TEMPLATE, template*,       li@corp.example",
        "li@home.example, PRIVATE,  template,        li@home.example",
        "li@home.example, PRIVATE,  li@home.example*, li@home.example*",
        "li@acme.example, COMPANY,  old@a.example*,  li@acme.example*",
        "'',              NONE,     old@a.example*,  old@a.example*"
    })
    void ofAnAccountThatIsLinked(String address, MailOrigin origin, String known, String expected) {
        MailAddress mail = new MailAddress(address, origin);
        MemberMail rules = new MemberMail(TEMPLATE, true, true);
        MailOutcome outcome = rules.decide(mail, USERID, account(known), new Occasion(false, false, false));
        assertThat(after(account(known), mail, outcome)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // another account has WeCom's mail, another account has the template's mail: mail of the identity, reported
        "false, false, li@acme.example, false",
        "true,  false, Li@corp.example, true",
        "true,  true,  '',              true"
    })
    void anAddressOfAnotherIsReported(boolean shownIsTaken, boolean madeIsTaken, String address, boolean reported) {
        MailAddress shown = new MailAddress("li@acme.example", MailOrigin.COMPANY);
        Choice choice = new MemberMail(TEMPLATE, true, true)
                .choose(
                        shown,
                        USERID,
                        account("none"),
                        mail -> mail.equals(shown.value()) ? shownIsTaken : madeIsTaken);
        assertThat(choice.address().value()).isEqualTo(address);
        assertThat(choice.isOfAnother()).isEqualTo(reported);
    }

    /** The sentences of docs/mappers.md about the user attribute {@code email}. */
    @ParameterizedTest
    @CsvSource({
        // trust email, value, it is the company mailbox, another account has it, account: its mail afterwards
        "on,  no address,      false, false, old@a.example*,   old@a.example*",
        "on,  sam@a.example,   false, false, old@a.example*,   sam@a.example",
        "on,  sam@a.example,   false, false, none,             sam@a.example",
        "on,  sam@a.example,   false, true,  old@a.example*,   old@a.example*",
        "on,  sam@a.example,   false, true,  new,              sam@a.example",
        "on,  SAM@a.example,   false, false, sam@a.example*,   sam@a.example*",
        "on,  li@acme.example, true,  false, old@a.example,    li@acme.example*",
        "off, li@acme.example, true,  false, old@a.example*,   li@acme.example",
        "on,  li@acme.example, true,  false, li@acme.example,  li@acme.example"
    })
    void ofAMapper(String trust, String value, boolean company, boolean taken, String known, String expected) {
        AccountMail account = known.equals("new") ? AccountMail.NO_ACCOUNT : account(known);
        MailAddress mail = MemberMail.mapped(value, company, account, address -> taken);
        MemberMail rules = new MemberMail(new MailTemplate(""), trust.equals("on"), false);
        assertThat(after(account, mail, rules.decideMapped(mail, account))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "`email` must have the form of a mail address",
        "A known account does not get the mail of another account, unless the realm allows duplicates",
        "'A new mail counts as verified only with *Trust email*, and only if it is the company mailbox (`biz_mail`)'"
    })
    void everySentenceAboutMappersStandsInTheDocumentation(String sentence) {
        assertThat(Docs.text("mappers.md")).contains(sentence);
    }

    @Test
    void printsNoPerson() {
        assertThat(account("old@a.example").toString()).doesNotContain("old");
        assertThat(new MailAddress("li@acme.example", MailOrigin.COMPANY).toString())
                .doesNotContain("li@");
    }

    private static AccountMail account(String known) {
        String address =
                switch (known.replace("*", "")) {
                    case "none" -> "";
                    case "template" -> "li@corp.example";
                    default -> known.replace("*", "");
                };
        return new AccountMail(true, address, known.endsWith("*"));
    }

    private static String after(AccountMail account, MailAddress mail, MailOutcome outcome) {
        String address = account.address();
        boolean verified = account.verified();
        for (ProfileChange change : account.changes(mail, outcome)) {
            if (change.field().equals("email")) {
                address = change.after().get(0);
            } else {
                verified = change.after().get(0).equals("true");
            }
        }
        return address + (verified ? "*" : "");
    }
}
