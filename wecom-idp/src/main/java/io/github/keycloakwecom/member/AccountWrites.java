package io.github.keycloakwecom.member;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Writes to an account, each of which a user federation may refuse (ReadOnlyException). A refusal does not end the
 * login: the account keeps what it has. One line at debug level names the fields, because it happens at every login.
 */
final class AccountWrites {

    private static final Logger LOG = Logger.getLogger(AccountWrites.class);

    private final UserModel account;
    private final Set<String> refused = new TreeSet<>();

    AccountWrites(UserModel account) {
        this.account = account;
    }

    AccountWrites attempt(String what, Runnable write) {
        try {
            write.run();
        } catch (ReadOnlyException e) {
            refused.add(what);
        }
        return this;
    }

    /** The mark of a verified mail is written before the mail. An account that refuses the mail keeps its mark, too. */
    AccountWrites attemptMail(Runnable write) {
        boolean verified = account.isEmailVerified();
        attempt(UserModel.EMAIL, write);
        if (refused.contains(UserModel.EMAIL) && account.isEmailVerified() != verified) {
            account.setEmailVerified(verified);
        }
        return this;
    }

    /** Names what was refused; no values. */
    void report(String alias) {
        if (!refused.isEmpty()) {
            LOG.debugf("Identity provider '%s': user %s refuses writes of %s", alias, account.getId(), refused);
        }
    }
}
