package io.github.keycloakwecom.member;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.util.function.Predicate;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.services.validation.Validation;

/**
 * The rules for the mail of an account: which address it gets, whether it counts as verified, and when it changes. It
 * writes nothing. docs/configuration.md describes the same rules for administrators.
 *
 * @param template makes an address when WeCom shows none
 * @param trusted Keycloak's setting <i>Trust email</i>
 * @param everyLogin whether known accounts follow WeCom (sync mode {@code FORCE}), or only new ones
 */
public record MemberMail(MailTemplate template, boolean trusted, boolean everyLogin) {

    /**
     * The facts about this login that the rules use.
     *
     * @param isNew Keycloak has made the account in this login
     * @param isEdited the member has changed the address in Keycloak's form
     * @param consented the member has just agreed to show mail and mobile
     */
    public record Occasion(boolean isNew, boolean isEdited, boolean consented) {}

    /**
     * The address that an identity gets.
     *
     * @param isOfAnother whether an address was left out because another account has it
     */
    public record Choice(MailAddress address, boolean isOfAnother) {}

    public static MemberMail of(WecomIdentityProviderConfig config) {
        return new MemberMail(
                new MailTemplate(config.getEmailTemplate()),
                Boolean.TRUE.equals(config.isTrustEmail()),
                config.getSyncMode() == IdentityProviderSyncMode.FORCE);
    }

    /**
     * The address that WeCom shows: the mailbox of the company, even if it is invalid, else the private address. The
     * member types the private address, so it is not used when the template makes it for a colleague.
     */
    static MailAddress shown(String userid, String company, String personal, MailTemplate template) {
        if (!company.isEmpty()) {
            return valid(company, MailOrigin.COMPANY);
        }
        return template.makesForAnother(personal, userid) ? MailAddress.NONE : valid(personal, MailOrigin.PRIVATE);
    }

    private static MailAddress valid(String address, MailOrigin origin) {
        return Validation.isEmailValid(address) ? new MailAddress(address, origin) : MailAddress.NONE;
    }

    /**
     * Chooses the address of an identity, so that Keycloak's first-login pages show it. For a known account, an address
     * of another account is left out. For a new account, the first login flow decides.
     *
     * @param userid as WeCom returned it
     * @param isOfAnother whether another account has the address ({@link MailOwner})
     */
    public Choice choose(MailAddress shown, String userid, AccountMail account, Predicate<String> isOfAnother) {
        boolean isTaken = isTaken(shown, account, isOfAnother);
        if (!isTaken && shown.isPresent() && mayReplace(account, shown, userid)) {
            return new Choice(shown, false);
        }
        MailAddress made = account.hasAddress() ? MailAddress.NONE : template.fill(userid);
        return isTaken(made, account, isOfAnother) ? new Choice(MailAddress.NONE, true) : new Choice(made, isTaken);
    }

    /**
     * The address of a mapper. The mailbox of the company keeps its origin. An address of another account is left out.
     */
    static MailAddress mapped(String value, boolean isCompany, AccountMail account, Predicate<String> isOfAnother) {
        MailAddress address = valid(value, isCompany ? MailOrigin.COMPANY : MailOrigin.MAPPER);
        return isTaken(address, account, isOfAnother) ? MailAddress.NONE : address;
    }

    private static boolean isTaken(MailAddress address, AccountMail account, Predicate<String> isOfAnother) {
        return account.exists() && address.isPresent() && isOfAnother.test(address.value());
    }

    /**
     * Decides what is written to an existing account.
     *
     * @param address that the identity has now
     * @param userid as WeCom returned it
     */
    public MailOutcome decide(MailAddress address, String userid, AccountMail account, Occasion occasion) {
        if (!address.isPresent() || !mayReplace(account, address, userid)) {
            return MailOutcome.KEEP;
        }
        if (!occasion.isNew() && !everyLogin) {
            return isFirstByConsent(address, account, occasion) ? mark(address) : MailOutcome.KEEP;
        }
        if (occasion.isEdited() || address.is(MailOrigin.TEMPLATE)) {
            return MailOutcome.UNVERIFIED;
        }
        boolean isNewMailbox = occasion.isNew() && address.is(MailOrigin.COMPANY);
        return isNewMailbox || !address.isSameAs(account.address()) ? mark(address) : MailOutcome.KEEP;
    }

    /**
     * Decides on an address that a mapper writes to a known account. Keycloak has checked the sync mode of the mapper.
     */
    MailOutcome decideMapped(MailAddress mapped, AccountMail account) {
        return !mapped.isPresent() || mapped.isSameAs(account.address()) ? MailOutcome.KEEP : mark(mapped);
    }

    private static boolean isFirstByConsent(MailAddress address, AccountMail account, Occasion occasion) {
        return occasion.consented() && !account.hasAddress() && !address.is(MailOrigin.TEMPLATE);
    }

    private MailOutcome mark(MailAddress address) {
        return trusted && address.is(MailOrigin.COMPANY) ? MailOutcome.VERIFIED : MailOutcome.UNVERIFIED;
    }

    // Applications may identify a person by the address. So a private or made-up address does not replace a known one.
    private boolean mayReplace(AccountMail account, MailAddress address, String userid) {
        return !account.hasAddress()
                || address.is(MailOrigin.COMPANY)
                || address.isSameAs(account.address())
                || template.makes(account.address(), userid);
    }
}
