package io.github.keycloakwecom.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes Keycloak run our changelog at each start, after its own and under the same lock of the database. */
public final class WecomJpaEntityProviderFactory implements JpaEntityProviderFactory {

    /** Must never change: Keycloak makes the name of the table {@code DATABASECHANGELOG_WECOM} of it. */
    static final String ID = "wecom";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new WecomJpaEntityProvider();
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing can be set.
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        // Keycloak reads the changelog by itself.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
