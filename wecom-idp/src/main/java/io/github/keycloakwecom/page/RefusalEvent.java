package io.github.keycloakwecom.page;

import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The event of a refused login. All events of this provider with an error are written here. */
public final class RefusalEvent {

    private static final String HINT = "wecom_hint";
    private static final String ERRCODE = "wecom_errcode";
    private static final String API = "wecom_api";

    private final EventBuilder event;

    private RefusalEvent(EventBuilder event, EventType type) {
        this.event = event.event(type);
    }

    /** A new event, for a request without an event of Keycloak. */
    public static RefusalEvent of(KeycloakSession session, EventType type) {
        return new RefusalEvent(
                new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection()),
                type);
    }

    /**
     * A copy of Keycloak's event with its details, because Keycloak may still write its own event, without this error.
     */
    public static RefusalEvent copyOf(EventBuilder keycloaks, EventType type) {
        return new RefusalEvent(keycloaks.clone(), type);
    }

    /** @param alias of the identity provider */
    public RefusalEvent provider(String alias) {
        event.detail(Details.IDENTITY_PROVIDER, alias);
        return this;
    }

    /** @param client may be null, as the client of Keycloak's context */
    public RefusalEvent client(ClientModel client) {
        if (client != null) {
            event.client(client);
        }
        return this;
    }

    public RefusalEvent user(UserModel account) {
        event.user(account);
        return this;
    }

    public void write(EventError error) {
        event.error(error.text());
    }

    /** Writes the event with the account, the hint, and the API and {@code errcode} of WeCom. */
    public void write(LoginRefusedException refused) {
        refused.account().ifPresent(event::user);
        if (!refused.hint().isEmpty()) {
            event.detail(HINT, refused.hint());
        }
        refused.cause().ifPresent(wecom -> {
            wecom.errcode().ifPresent(errcode -> event.detail(ERRCODE, String.valueOf(errcode)));
            event.detail(API, wecom.api());
        });
        event.error(refused.error());
    }
}
