package io.github.keycloakwecom.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.cfg.Configuration;

/**
 * H2 in memory with the part of Keycloak's schema that our changelog needs. Runs our changelog, and Hibernate without
 * entities, as in Keycloak.
 */
final class MemoryDatabase implements Transactions, AutoCloseable {

    private final Connection connection;
    private final EntityManagerFactory hibernate;

    MemoryDatabase(String schema) throws SQLException, LiquibaseException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        connection = DriverManager.getConnection(url);
        if (!schema.isEmpty()) {
            execute("create schema " + schema);
            execute("set schema " + schema);
        }
        execute("create table REALM (ID varchar(36) not null primary key)");
        runChangelog(schema);
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", url)
                // Keycloak sets it too.
                .setProperty("hibernate.jdbc.batch_size", "32");
        if (!schema.isEmpty()) {
            configuration.setProperty("hibernate.default_schema", schema);
        }
        hibernate = configuration.buildSessionFactory();
    }

    void runChangelog(String schema) throws LiquibaseException {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        if (!schema.isEmpty()) {
            database.setDefaultSchemaName(schema);
        }
        database.setDatabaseChangeLogTableName("DATABASECHANGELOG_WECOM");
        new Liquibase(WecomJpaEntityProvider.CHANGELOG, new ClassLoaderResourceAccessor(), database).update("");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
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
    public void close() throws SQLException {
        hibernate.close();
        connection.close();
    }
}
