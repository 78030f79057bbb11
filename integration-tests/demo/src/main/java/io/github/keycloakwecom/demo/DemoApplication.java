package io.github.keycloakwecom.demo;

import io.github.keycloakwecom.app.Appearance;
import io.github.keycloakwecom.app.SampleApplication;
import java.io.IOException;
import java.util.Properties;
import java.util.UUID;

/**
 * The applications of the demo: one with a button, one that begins the login itself as GitLab does, one that few may
 * open.
 */
enum DemoApplication {
    NOTES("sample-app", "Acme Notes", false, DemoPort.APPLICATION),
    CODE("code", "Acme Code", true, DemoPort.CODE),
    WIKI("wiki", "Acme Wiki", true, DemoPort.WIKI),
    PAYROLL("payroll", "Acme Payroll", true, DemoPort.PAYROLL);

    private final String clientId;
    private final String title;
    private final boolean signsInAtOnce;
    private final DemoPort port;
    private final String secret = UUID.randomUUID().toString();

    DemoApplication(String clientId, String title, boolean signsInAtOnce, DemoPort port) {
        this.clientId = clientId;
        this.title = title;
        this.signsInAtOnce = signsInAtOnce;
        this.port = port;
    }

    SampleApplication start(String issuer, Properties properties) throws IOException {
        return SampleApplication.start(
                issuer, clientId, secret, port.take(properties), new Appearance(title, signsInAtOnce));
    }

    String clientId() {
        return clientId;
    }

    String title() {
        return title;
    }

    String secret() {
        return secret;
    }
}
