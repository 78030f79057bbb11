package io.github.keycloakwecom.demo;

import io.github.keycloakwecom.server.Ports;
import java.util.Properties;

/** The ports of the demo, fixed so that its addresses can be written down; each can be moved with a system property. */
enum DemoPort {
    KEYCLOAK("demo.keycloak.port", 8080),
    APPLICATION("demo.application.port", 8090),
    CODE("demo.code.port", 8091),
    WIKI("demo.wiki.port", 8092),
    PAYROLL("demo.payroll.port", 8093),
    STAND_IN("demo.stand-in.port", 8070);

    private final String property;
    private final int usual;

    DemoPort(String property, int usual) {
        this.property = property;
        this.usual = usual;
    }

    String property() {
        return property;
    }

    /** The port. Fails if another process listens on it: people would see the pages of that process. */
    int take(Properties properties) {
        int port = number(properties);
        if (Ports.isTaken(port)) {
            throw new IllegalStateException("Port " + port
                    + " is in use. Stop what listens there, or choose another with -D" + property + "=…");
        }
        return port;
    }

    private int number(Properties properties) {
        String text = properties.getProperty(property, Integer.toString(usual));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("-D" + property + "=" + text + " is no port: it takes 1 to 65535");
        }
        return Integer.parseInt(text);
    }
}
