package io.github.keycloakwecom.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Keycloak runs this changelog at each start, after its own and with the same database lock. */
public final class WecomJpaEntityProviderFactory implements JpaEntityProviderFactory {

    /** Never changes, because the name of the table {@code DATABASECHANGELOG_WECOM} contains it. */
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
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
