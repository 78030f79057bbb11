package io.github.keycloakwecom.standin.company;

/** How to reach a person: the values behind the sensitive fields. Empty text means "never entered". */
public record Contact(String mobile, String email, String bizMail, String gender, String address) {
    /** Nothing entered, gender unknown. */
    public static Contact none() {
        return new Contact("", "", "", "0", "");
    }

    /** The same with a phone number. */
    public Contact withMobile(String value) {
        return new Contact(value, email, bizMail, gender, address);
    }

    /** The same with a private mail address. */
    public Contact withEmail(String value) {
        return new Contact(mobile, value, bizMail, gender, address);
    }

    /** The same with a company mailbox. */
    public Contact withBizMail(String value) {
        return new Contact(mobile, email, value, gender, address);
    }

    /** The same with a gender: "1" male, "2" female, "0" unknown. */
    public Contact withGender(String value) {
        return new Contact(mobile, email, bizMail, value, address);
    }

    /** The same with a postal address. */
    public Contact withAddress(String value) {
        return new Contact(mobile, email, bizMail, gender, value);
    }
}
