package io.github.keycloakwecom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's event of a request. Records each written event and each written copy as {@code TYPE_ERROR error
 * {details}}.
 */
public final class RecordedEvents extends EventBuilder {

    private final RealmModel realm;
    private final KeycloakSession session;
    private final List<String> written;

    public RecordedEvents(RealmModel realm, KeycloakSession session) {
        this(realm, session, new ArrayList<>());
    }

    private RecordedEvents(RealmModel realm, KeycloakSession session, List<String> written) {
        super(realm, session);
        this.realm = realm;
        this.session = session;
        this.written = written;
    }

    public List<String> written() {
        return written;
    }

    @Override
    public void error(String error) {
        Map<String, String> details = getEvent().getDetails();
        written.add(
                getEvent().getType() + "_ERROR " + error + " " + (details == null ? Map.of() : new TreeMap<>(details)));
    }

    @Override
    public EventBuilder clone() {
        return new RecordedEvents(realm, session, written);
    }
}
