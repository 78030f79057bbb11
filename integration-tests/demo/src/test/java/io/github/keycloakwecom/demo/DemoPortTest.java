package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.server.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoPortTest {

    @Test
    void propertyMovesThePort() {
        int free = Ports.free();
        assertThat(DemoPort.APPLICATION.take(properties("demo.application.port", Integer.toString(free))))
                .isEqualTo(free);
    }

    @Test
    void takenPortIsNamedWithItsProperty() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = Integer.toString(somebody.getLocalPort());
            assertThatThrownBy(() -> DemoPort.KEYCLOAK.take(properties("demo.keycloak.port", taken)))
                    .hasMessageContaining("Port " + taken + " is in use")
                    .hasMessageContaining("-Ddemo.keycloak.port=");
        }
    }

    @Test
    void nonsenseIsRefused() {
        for (String text : new String[] {"", "http", "0", "65536", "-1"}) {
            assertThatThrownBy(() -> DemoPort.STAND_IN.take(properties("demo.stand-in.port", text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }
}
