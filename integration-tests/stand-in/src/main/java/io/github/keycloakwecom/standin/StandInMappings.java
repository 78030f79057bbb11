package io.github.keycloakwecom.standin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.keycloakwecom.standin.control.Fault;
import java.util.List;

/**
 * The stub behind all others. It comes from a mappings source, so "reset to default mappings" of WireMock restores it.
 * Nothing is saved on disk or read from there.
 */
final class StandInMappings implements MappingsSource {
    private static final int LAST = Integer.MAX_VALUE;

    @Override
    public void loadMappingsInto(StubMappings stubMappings) {
        StubMapping everything = any(anyUrl())
                .atPriority(LAST)
                .willReturn(aResponse().withTransformers(Fault.TRANSFORMER))
                .build();
        stubMappings.addMapping(everything);
    }

    @Override
    public void save(List<StubMapping> stubMappings) {
        // Nothing is kept on disk.
    }

    @Override
    public void save(StubMapping stubMapping) {
        // Nothing is kept on disk.
    }

    // WireMock wants it implemented although it has deprecated it for removal.
    @SuppressWarnings("removal")
    @Override
    public void remove(StubMapping stubMapping) {
        // Nothing is kept on disk.
    }

    @Override
    public void removeAll() {
        // Nothing is kept on disk.
    }
}
