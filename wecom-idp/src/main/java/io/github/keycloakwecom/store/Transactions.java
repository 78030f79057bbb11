package io.github.keycloakwecom.store;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One transaction for each piece of work; it ends before {@link #run} returns, and an exception rolls it back. */
interface Transactions {

    <T> T run(Function<EntityManager, T> work);

    /** On Keycloak's database, independent of any transaction of the caller. */
    static Transactions of(KeycloakSessionFactory sessions) {
        return new Transactions() {
            @Override
            public <T> T run(Function<EntityManager, T> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        sessions,
                        session -> work.apply(
                                session.getProvider(JpaConnectionProvider.class).getEntityManager()));
            }
        };
    }
}
