package io.github.keycloakwecom.demo;

import io.github.keycloakwecom.app.SampleApplication;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The applications of the demo, running. */
final class Applications implements AutoCloseable {

    private final Map<DemoApplication, SampleApplication> running = new EnumMap<>(DemoApplication.class);

    /** Starts all of them, or none. */
    static Applications start(String issuer, Properties properties) throws IOException {
        Applications applications = new Applications();
        try {
            for (DemoApplication application : DemoApplication.values()) {
                applications.running.put(application, application.start(issuer, properties));
            }
            return applications;
        } catch (IOException | RuntimeException e) {
            applications.close();
            throw e;
        }
    }

    String url(DemoApplication application) {
        return running.get(application).url();
    }

    @Override
    public void close() {
        running.values().forEach(SampleApplication::close);
    }
}
