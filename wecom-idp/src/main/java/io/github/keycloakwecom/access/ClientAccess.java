package io.github.keycloakwecom.access;

import io.github.keycloakwecom.config.WecomProviders;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Who may use which application. An application that demands nothing is open to everybody in the realm. */
public final class ClientAccess {

    /**
     * A client with a role of this name is for those who have it: directly, through a group or through another role.
     */
    public static final String ROLE = "restricted-access";

    /** Client attribute; {@code true} when the application is of no use without a mail address. */
    public static final String NEEDS_MAIL = "wecom.needs.mail";

    private final KeycloakSession session;

    public ClientAccess(KeycloakSession session) {
        this.session = session;
    }

    /** What stands between a person and an application. */
    public enum Refusal {
        ROLE_MISSING,
        OTHER_CORP,
        MAIL_MISSING
    }

    /**
     * @param alias of the identity provider that the person has signed in with, if any
     * @return nothing when the person may go on
     */
    public Optional<Refusal> refusal(ClientModel client, UserModel user, Optional<String> alias) {
        if (alias.filter(name -> !isFor(name, client)).isPresent()) {
            return Optional.of(Refusal.OTHER_CORP);
        }
        RoleModel role = client.getRole(ROLE);
        if (role != null && !user.hasRole(role)) {
            return Optional.of(Refusal.ROLE_MISSING);
        }
        boolean hasMail = user.getEmail() != null && !user.getEmail().isBlank();
        return Boolean.parseBoolean(client.getAttribute(NEEDS_MAIL)) && !hasMail
                ? Optional.of(Refusal.MAIL_MISSING)
                : Optional.empty();
    }

    // One that is gone closes nothing: Keycloak itself ends the sessions that came through it.
    private boolean isFor(String alias, ClientModel client) {
        return WecomProviders.named(session, alias)
                .map(provider -> provider.isFor(client))
                .orElse(true);
    }
}
