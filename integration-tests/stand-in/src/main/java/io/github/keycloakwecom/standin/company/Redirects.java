package io.github.keycloakwecom.standin.company;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The hosts to which codes may be sent: {@code host} or {@code host:port}, compared exactly, without wildcards
 * (docs/wecom-protocol.md#domains). In-app login accepts the trusted domains (可信域名). Web login also accepts the
 * authorised callback domains (授权回调域).
 */
public record Redirects(Set<String> trustedDomains, Set<String> callbackDomains) {
    /** Copies both sets. */
    public Redirects {
        trustedDomains = Set.copyOf(trustedDomains);
        callbackDomains = Set.copyOf(callbackDomains);
    }

    /** Nothing registered. */
    public static Redirects none() {
        return new Redirects(Set.of(), Set.of());
    }

    /** The same and these hosts in both lists. */
    public Redirects and(String... hosts) {
        return new Redirects(joined(trustedDomains, hosts), joined(callbackDomains, hosts));
    }

    /** Whether an in-app code may go to the host. */
    public boolean allowInApp(String host) {
        return trustedDomains.contains(host);
    }

    /** Whether a web login code may go to the host. */
    public boolean allowWeb(String host) {
        return trustedDomains.contains(host) || callbackDomains.contains(host);
    }

    private static Set<String> joined(Set<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
