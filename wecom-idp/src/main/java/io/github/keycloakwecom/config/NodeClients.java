package io.github.keycloakwecom.config;

import io.github.keycloakwecom.api.WecomClients;

/**
 * The factory of the identity provider, as other packages see it: it keeps the one {@link WecomClients} of this node.
 */
public interface NodeClients {

    /** @throws IllegalStateException before Keycloak has started */
    WecomClients wecomClients();
}
