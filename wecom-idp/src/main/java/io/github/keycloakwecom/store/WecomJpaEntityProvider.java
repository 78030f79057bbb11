package io.github.keycloakwecom.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/**
 * A changelog without entities; the tables are read and written by SQL. With entities, {@code kc.sh build} of Keycloak
 * up to 26.7 can fail with a ConcurrentModificationException. It adds the entities to its persistence unit while
 * another build step reads that list.
 */
final class WecomJpaEntityProvider implements JpaEntityProvider {

    static final String CHANGELOG = "META-INF/wecom-changelog.xml";

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return CHANGELOG;
    }

    @Override
    public String getFactoryId() {
        return WecomJpaEntityProviderFactory.ID;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
