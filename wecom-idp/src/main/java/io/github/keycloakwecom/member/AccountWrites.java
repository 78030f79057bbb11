package io.github.keycloakwecom.member;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Writes to an account. A user federation may refuse each write (ReadOnlyException). A refusal does not end the login,
 * and the field keeps its value. The refused fields are logged at debug level, because every login may refuse the same
 * fields.
 */
final class AccountWrites {

    private static final Logger LOG = Logger.getLogger(AccountWrites.class);

    private final UserModel account;
    private final Set<String> refused = new TreeSet<>();

    AccountWrites(UserModel account) {
        this.account = account;
    }

    AccountWrites write(String what, Runnable write) {
        try {
            write.run();
        } catch (ReadOnlyException e) {
            refused.add(what);
        }
        return this;
    }

    /**
     * The verified flag is written before the address. When the account refuses the address, the old flag is restored.
     */
    AccountWrites writeMail(Runnable write) {
        boolean verified = account.isEmailVerified();
        write(UserModel.EMAIL, write);
        if (refused.contains(UserModel.EMAIL) && account.isEmailVerified() != verified) {
            account.setEmailVerified(verified);
        }
        return this;
    }

    /** Logs the names of the refused fields, without values. */
    void report(String alias) {
        if (!refused.isEmpty()) {
            LOG.debugf("Identity provider '%s': user %s refuses writes of %s", alias, account.getId(), refused);
        }
    }
}
