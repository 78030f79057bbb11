package io.github.keycloakwecom.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/**
 * A changelog without entities. Keycloak up to 26.7 adds each entity of a jar to its persistence unit while another
 * step of the build reads that list, so {@code kc.sh build} can end with a ConcurrentModificationException. Our tables
 * are reached by SQL.
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
        // Holds nothing.
    }
}
