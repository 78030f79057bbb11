package io.github.keycloakwecom.standin.company;

import java.util.Set;

/**
 * Trusted IP addresses (企业可信IP). Anybody else gets 60020 from every call but gettoken
 * (docs/wecom-protocol.md#trusted-ip). An empty list with {@code anyAddress} false refuses everybody: that is a new app
 * whose administrator has not entered an address yet.
 */
public record Callers(boolean anyAddress, Set<String> addresses) {
    /** Copies the addresses. */
    public Callers {
        addresses = Set.copyOf(addresses);
    }

    /** No gate, as for apps made before 2022-06-20. */
    public static Callers fromAnywhere() {
        return new Callers(true, Set.of());
    }

    /** Only these addresses. */
    public static Callers from(String... addresses) {
        return new Callers(false, Set.of(addresses));
    }

    /** Whether a call from the address passes. */
    public boolean admit(String address) {
        return anyAddress || addresses.contains(address);
    }
}
