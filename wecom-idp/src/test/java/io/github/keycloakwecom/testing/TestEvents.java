package io.github.keycloakwecom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.ClientProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;

/** Listens to the events of a realm. Keycloak sends events of failures in another session and transaction. */
final class TestEvents {

    static final String LISTENER = "test";

    private final List<Event> events = new ArrayList<>();
    private final EventListenerProvider listener = Stub.of(EventListenerProvider.class)
            .answers("onEvent", args -> events.add((Event) args[0]))
            .make();

    List<Event> all() {
        return events;
    }

    EventListenerProvider listener() {
        return listener;
    }

    Stream<EventListenerProviderFactory> factories() {
        return Stream.of(Stub.of(EventListenerProviderFactory.class)
                .returns("getId", LISTENER)
                .returns("isGlobal", false)
                .make());
    }

    /** The session that Keycloak opens to send an event. */
    KeycloakSession session(RealmModel realm, KeycloakSessionFactory factory) {
        KeycloakContext context = Stub.of(KeycloakContext.class)
                .returns("setRealm", null)
                .returns("setClient", null)
                .make();
        KeycloakTransactionManager transactions = Stub.of(KeycloakTransactionManager.class)
                .returns("begin", null)
                .returns("setRollbackOnly", null)
                .returns("isActive", true)
                .make();
        return Stub.of(KeycloakSession.class)
                .returns("getContext", context)
                .returns("getKeycloakSessionFactory", factory)
                .returns("getTransactionManager", transactions)
                .returns("getAttribute", null)
                .returns("setAttribute", null)
                .returns(
                        "realms",
                        Stub.of(RealmProvider.class).returns("getRealm", realm).make())
                .returns(
                        "clients",
                        Stub.of(ClientProvider.class)
                                .returns("getClientById", null)
                                .make())
                .returns("getProvider", listener)
                .returns("close", null)
                .make();
    }
}
