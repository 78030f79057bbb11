package io.github.keycloakwecom.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One database on which Keycloak is started again and again, with the jars of this build and without them. */
public abstract class KeycloakDatabase implements AutoCloseable {

    /** Which jars are in the folder {@code providers}. */
    public enum Jars {
        OURS,
        NONE
    }

    private final PreparedKeycloak ours = PreparedKeycloak.ofThisBuild();
    private final PreparedKeycloak none = PreparedKeycloak.withoutProviders(
            Path.of(System.getProperty("keycloak.home")), Path.of(System.getProperty("servers.dir"), "without-jars"));

    private KeycloakDatabase() {}

    /** H2, with the schema that a Keycloak without our jars has made. */
    public static KeycloakDatabase h2() {
        return new H2();
    }

    /** PostgreSQL, empty. */
    public static KeycloakDatabase postgres() throws IOException {
        return new Postgres();
    }

    PreparedKeycloak prepared(Jars jars) {
        return jars == Jars.OURS ? ours : none;
    }

    /** For JDBC, user and password included. */
    public abstract String url();

    /** A node: several on one database are a cluster. Returns when it is ready. */
    public abstract KeycloakServer start(String name, Jars jars) throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static final class H2 extends KeycloakDatabase {

        private final SharedDatabase database = SharedDatabase.of(prepared(Jars.NONE));

        @Override
        public String url() {
            // Keycloak makes its H2 without user and password.
            return database.url();
        }

        @Override
        public KeycloakServer start(String name, Jars jars) {
            return prepared(jars)
                    .server(name)
                    .node(database, "http://sso.acme.example")
                    .start();
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private static final class Postgres extends KeycloakDatabase {

        // A test's database needs not survive a power cut, and Keycloak's schema is a thousand statements.
        private final EmbeddedPostgres database =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        private final Map<Jars, Path> homes = new EnumMap<>(Jars.class);

        Postgres() throws IOException {}

        // Two nodes may start at once, and share what is built.
        private synchronized Path home(Jars jars) throws IOException {
            if (!homes.containsKey(jars)) {
                homes.put(jars, build(jars));
            }
            return homes.get(jars);
        }

        /** The kind of database is fixed when Keycloak is built, so the prepared one is copied and built again. */
        private Path build(Jars jars) throws IOException {
            Path folder = prepared(jars).newFolder("postgres");
            Path home = prepared(jars).copyTo(folder.resolve("home"));
            List<String> arguments = new ArrayList<>(List.of("build"));
            StartOptions.BUILD.forEach(option -> arguments.add(option.startsWith("--db=") ? "--db=postgres" : option));
            ServerProcess build = new ServerProcess(
                    new KeycloakCommand(home, arguments, Map.of()).processBuilder(), folder.resolve("build.log"));
            try {
                build.awaitSuccess(Readiness.LIMIT);
                return home;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while Keycloak was built", e);
            } finally {
                build.stop();
            }
        }

        @Override
        public String url() {
            return database.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public KeycloakServer start(String name, Jars jars) throws IOException {
            Path home = home(jars);
            return prepared(jars)
                    .server(name)
                    .option("db-url", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres")
                    .option("db-username", "postgres")
                    .option("db-password", "any")
                    .option("cache", "ispn")
                    .option("cache-embedded-network-bind-address", "127.0.0.1")
                    .start(home, home.resolveSibling(name + ".log"), false);
        }

        @Override
        public void close() throws IOException {
            database.close();
            for (Path home : homes.values()) {
                new FileTree(home.getParent()).delete();
            }
        }
    }
}
