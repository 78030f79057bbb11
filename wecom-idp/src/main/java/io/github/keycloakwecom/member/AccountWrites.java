package io.github.keycloakwecom.member;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Writes to an account of which a user federation may refuse any. A refusal does not end the login: the account keeps what it has,
 * and the log says so once, at debug level, because it happens at every login.
 */
public final class AccountWrites {

    private static final Logger LOG = Logger.getLogger(AccountWrites.class);

    private final UserModel account;
    private final Set<String> refused = new TreeSet<>();

    public AccountWrites(UserModel account) {
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

    /** Keycloak sets the mark of a verified mail before the mail: an account that refuses the mail keeps its mark, too. */
    public AccountWrites attemptMail(Runnable write) {
        boolean verified = account.isEmailVerified();
        attempt(UserModel.EMAIL, write);
        if (refused.contains(UserModel.EMAIL) && account.isEmailVerified() != verified) {
            account.setEmailVerified(verified);
        }
        return this;
    }

    /** Names what was refused; no values. */
    public void report(String alias) {
        if (!refused.isEmpty()) {
            LOG.debugf("Identity provider '%s': user %s refuses writes of %s", alias, account.getId(), refused);
        }
    }
}
