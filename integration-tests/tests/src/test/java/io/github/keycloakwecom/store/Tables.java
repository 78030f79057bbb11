package io.github.keycloakwecom.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.cfg.Configuration;

/** Keycloak's database as a node sees it: through Hibernate. */
public final class Tables implements Transactions, AutoCloseable {

    private final String url;
    private final EntityManagerFactory hibernate;

    public Tables(String url) {
        this.url = url;
        hibernate = new Configuration()
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.pool_size", "4")
                // As Keycloak sets it.
                .setProperty("hibernate.jdbc.batch_size", "32")
                .buildSessionFactory();
    }

    /** The suite tickets of the realm with that name. */
    public SuiteTickets ticketsOf(String realm) {
        String id = (String)
                select("select ID from REALM where NAME = '" + realm + "'").get(0);
        return new SuiteTickets(this, id);
    }

    public List<?> select(String sql) {
        return run(manager -> manager.createNativeQuery(sql).getResultList());
    }

    public void execute(String sql) {
        run(manager -> manager.createNativeQuery(sql).executeUpdate());
    }

    /** Runs our changelog as Keycloak does. */
    public void runChangelog() throws LiquibaseException, SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setDatabaseChangeLogTableName("DATABASECHANGELOG_WECOM");
            new Liquibase(WecomJpaEntityProvider.CHANGELOG, new ClassLoaderResourceAccessor(), database).update("");
        }
    }

    /** Tables that are ours, in upper case. */
    public List<?> ours() {
        return select("select upper(TABLE_NAME) from INFORMATION_SCHEMA.TABLES where upper(TABLE_NAME) like '%WECOM%'"
                + " order by 1");
    }

    @Override
    public <T> T run(Function<EntityManager, T> work) {
        try (EntityManager manager = hibernate.createEntityManager()) {
            manager.getTransaction().begin();
            try {
                T result = work.apply(manager);
                manager.getTransaction().commit();
                return result;
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        }
    }

    @Override
    public void close() {
        hibernate.close();
    }
}
