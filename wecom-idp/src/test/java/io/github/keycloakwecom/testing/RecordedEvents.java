package io.github.keycloakwecom.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's event of a request. Records each written event and each written copy as {@code TYPE_ERROR error client=id
 * user=id {details}}. A client or user that the event does not have is left out.
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
        Event event = getEvent();
        event.setType(EventType.valueOf(event.getType() + "_ERROR"));
        event.setError(error);
        Map<String, String> details = event.getDetails();
        written.add(event.getType() + " " + error + named(" client=", event.getClientId())
                + named(" user=", event.getUserId()) + " " + (details == null ? Map.of() : new TreeMap<>(details)));
    }

    private static String named(String label, String id) {
        return id == null ? "" : label + id;
    }

    /** As in Keycloak, where the copy gets its own details. The constructor of Keycloak's copy is private. */
    @Override
    public EventBuilder clone() {
        RecordedEvents copy = new RecordedEvents(realm, session, written);
        copy.getEvent().setType(getEvent().getType());
        copy.getEvent().setClientId(getEvent().getClientId());
        copy.getEvent().setUserId(getEvent().getUserId());
        if (getEvent().getDetails() != null) {
            copy.getEvent().setDetails(new HashMap<>(getEvent().getDetails()));
        }
        return copy;
    }
}
