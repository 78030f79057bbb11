package io.github.keycloakwecom.access;

import io.github.keycloakwecom.config.WecomProviders;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Whether a person may use an application. An application without a rule is open to every person in the realm. */
public final class ClientAccess {

    /**
     * When a client has a role of this name, only people with the role may use it. They may have it directly, through a
     * group or through a composite role.
     */
    public static final String ROLE = "restricted-access";

    /** Client attribute; {@code true} when the application needs the mail address of a person. */
    public static final String NEEDS_MAIL = "wecom.needs.mail";

    private final KeycloakSession session;

    public ClientAccess(KeycloakSession session) {
        this.session = session;
    }

    /** Why a person may not use an application. */
    public enum Denial {
        ROLE_MISSING,
        OTHER_CORP,
        MAIL_MISSING
    }

    /**
     * @param alias of the identity provider that the person has signed in with, if any
     * @return empty when the person may use the application
     */
    public Optional<Denial> denial(ClientModel client, UserModel user, Optional<String> alias) {
        if (alias.filter(name -> !isFor(name, client)).isPresent()) {
            return Optional.of(Denial.OTHER_CORP);
        }
        RoleModel role = client.getRole(ROLE);
        if (role != null && !user.hasRole(role)) {
            return Optional.of(Denial.ROLE_MISSING);
        }
        boolean hasMail = user.getEmail() != null && !user.getEmail().isBlank();
        return Boolean.parseBoolean(client.getAttribute(NEEDS_MAIL)) && !hasMail
                ? Optional.of(Denial.MAIL_MISSING)
                : Optional.empty();
    }

    // A removed provider needs no check: Keycloak itself ends the sessions that began through it.
    private boolean isFor(String alias, ClientModel client) {
        return WecomProviders.named(session, alias)
                .map(provider -> provider.isFor(client))
                .orElse(true);
    }
}
