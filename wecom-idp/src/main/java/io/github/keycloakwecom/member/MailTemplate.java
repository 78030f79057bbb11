package io.github.keycloakwecom.member;

import java.util.Locale;
import org.keycloak.services.validation.Validation;

/**
 * The mail template of the identity provider, for members without an address in WeCom's response.
 *
 * @param text contains {@value #VARIABLE}; empty when there is no template
 */
public record MailTemplate(String text) {

    private static final String VARIABLE = "${userid}";

    /** @return no address when the result is invalid, for example because the userid contains an at sign */
    MailAddress fill(String userid) {
        String address = text.replace(VARIABLE, userid);
        return Validation.isEmailValid(address) ? new MailAddress(address, MailOrigin.TEMPLATE) : MailAddress.NONE;
    }

    boolean makes(String address, String userid) {
        return text.replace(VARIABLE, userid).equalsIgnoreCase(address);
    }

    /** Whether the template makes this address for a userid other than this one. */
    boolean makesForAnother(String address, String userid) {
        String template = text.toLowerCase(Locale.ROOT);
        String mail = address.toLowerCase(Locale.ROOT);
        int variable = template.indexOf(VARIABLE);
        return variable >= 0
                && mail.startsWith(template.substring(0, variable))
                && mail.endsWith(template.substring(variable + VARIABLE.length()))
                && !mail.equals(template.replace(VARIABLE, userid.toLowerCase(Locale.ROOT)));
    }
}
