package io.github.keycloakwecom.config;

import io.github.keycloakwecom.api.WecomClients;

/** Implemented by the factory of the identity provider, which keeps the {@link WecomClients} of this node. */
public interface NodeClients {

    /** @throws IllegalStateException before Keycloak has started */
    WecomClients wecomClients();
}
