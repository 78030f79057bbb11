package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Login codes: valid for five minutes, once, for one app and one redirect host (docs/wecom-protocol.md#identity). An
 * unknown, expired or used code answers 40029, as WeCom's page says. Whether the real service sometimes answers 42003
 * or 42022 is unknown; use a fault for these.
 */
public final class Codes {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, LoginCode> open = new HashMap<>();

    /** No code yet. */
    public Codes(Clock clock) {
        this.clock = clock;
    }

    /** A code from the web login page. */
    public synchronized String forWeb(Visitor visitor, int agentId, String redirectHost) {
        return keep(new LoginCode(
                visitor,
                OptionalInt.of(agentId),
                redirectHost,
                true,
                LoginCode.Consent.NONE,
                clock.instant().plus(LIFE)));
    }

    /** A code from the page inside WeCom. */
    public synchronized String forApp(
            Visitor visitor, OptionalInt agentId, String redirectHost, LoginCode.Consent consent) {
        return keep(new LoginCode(
                visitor, agentId, redirectHost, false, consent, clock.instant().plus(LIFE)));
    }

    /** Takes the code; a code of another app or for a host that the app does not trust stays unspent. */
    public synchronized LoginCode redeem(String code, App app) {
        LoginCode found = open.get(code);
        if (found == null || !clock.instant().isBefore(found.expires())) {
            throw new Refusal(40029);
        }
        boolean sameApp = found.agentId().isEmpty() || found.agentId().getAsInt() == app.agentId();
        boolean trusted = found.web()
                ? app.redirects().allowWeb(found.redirectHost())
                : app.redirects().allowInApp(found.redirectHost());
        if (!sameApp || !trusted) {
            throw new Refusal(50001);
        }
        open.remove(code);
        return found;
    }

    /** Forgets all codes. */
    public synchronized void clear() {
        open.clear();
    }

    private String keep(LoginCode what) {
        open.values().removeIf(old -> !clock.instant().isBefore(old.expires()));
        String code = Handle.code();
        open.put(code, what);
        return code;
    }
}
