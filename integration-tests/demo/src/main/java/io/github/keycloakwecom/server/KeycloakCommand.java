package io.github.keycloakwecom.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of a distribution's {@code kc.sh}, in an environment that does not depend on the caller. It uses the Java of
 * the build, or the one named for servers. The caller's settings of Keycloak and the WeCom secret are not passed on,
 * because only the realm needs the secret. Windows is not supported: it would need {@code kc.bat}.
 */
record KeycloakCommand(Path home, List<String> arguments, Map<String, String> extraEnvironment) {

    /**
     * First compiler only: a start needs half the processor time, and the servers here live for minutes. {@code kc.sh}
     * of 26.7 opens {@code java.lang}, that of 26.5 does not. Without it, threads of 26.5 end with an error on Java 24
     * and later.
     */
    static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -Xmx768m --add-opens=java.base/java.lang=ALL-UNNAMED";

    private static final Set<String> NOT_PASSED_ON =
            Set.of("JAVA", "JAVA_OPTS", "JAVA_OPTS_KC_HEAP", "DEBUG", "WECOM_SECRET");

    ProcessBuilder processBuilder() {
        List<String> words = new ArrayList<>();
        // By sh, so that it runs even where unpacking lost the executable bit.
        words.add("sh");
        words.add(home.resolve("bin").resolve("kc.sh").toString());
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || NOT_PASSED_ON.contains(name));
        environment.put("JAVA_HOME", javaHome());
        environment.put("JAVA_OPTS_APPEND", JAVA_OPTIONS);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN_USER);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.ADMIN_PASSWORD);
        debugPort().ifPresent(port -> listenForDebugger(environment, port));
        withoutProxyForThisMachine(environment);
        environment.putAll(extraEnvironment);
        return builder;
    }

    /** The Java that servers run on; by default the one of the build. */
    static String javaHome() {
        return System.getProperty("keycloak.java.home", System.getProperty("java.home"));
    }

    /** The port of {@code -Dkeycloak.debug}, for starts only: a build has nothing to debug and would take the port. */
    private Optional<String> debugPort() {
        return Optional.ofNullable(System.getProperty("keycloak.debug")).filter(port -> arguments.contains("start"));
    }

    /** Variables of {@code kc.sh}. The debugger attaches at any time; Keycloak does not wait for it. */
    private static void listenForDebugger(Map<String, String> environment, String port) {
        environment.put("DEBUG", "true");
        environment.put("DEBUG_PORT", "127.0.0.1:" + port);
    }

    /** Keycloak takes proxies from the environment; the stand-in on this machine must not be looked for behind one. */
    private static void withoutProxyForThisMachine(Map<String, String> environment) {
        for (String name : List.of("NO_PROXY", "no_proxy")) {
            environment.merge(name, "localhost,127.0.0.1", (old, local) -> old.isBlank() ? local : old + "," + local);
        }
    }
}
