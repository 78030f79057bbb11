package io.github.keycloakwecom.standin.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** A redirect URI: its host, and the address with code and state. */
record RedirectTarget(URI uri) {
    /** Empty when the text is not an absolute http or https address. */
    static Optional<RedirectTarget> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(new RedirectTarget(uri)) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** {@code host} or {@code host:port}; the scheme's own port is left out (docs/wecom-protocol.md#domains). */
    String host() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == -1 || uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return usual ? host : host + ":" + uri.getPort();
    }

    /** With code and, if the link had one, state. */
    String withCode(String code, Optional<String> state) {
        return plus("code=" + Layout.encode(code)
                + state.map(s -> "&state=" + Layout.encode(s)).orElse(""));
    }

    /** With state only: the person said no. */
    String declined(Optional<String> state) {
        return state.map(s -> plus("state=" + Layout.encode(s))).orElseGet(uri::toString);
    }

    private String plus(String query) {
        String address = uri.toString();
        int hash = address.indexOf('#');
        String base = hash < 0 ? address : address.substring(0, hash);
        return base + (base.contains("?") ? "&" : "?") + query;
    }
}
