package io.github.keycloakwecom.portal;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/**
 * Which part of the page of applications is shown. The values come from the URL, so they may be invalid.
 *
 * @param search part of a name; empty for all
 * @param from how many clients of the realm earlier pages have checked
 * @param code client id of the one application to show with its QR code; empty for the list
 */
public record PortalView(String search, int from, String code) {

    public static final String SEARCH = "search";
    public static final String FROM = "from";
    public static final String CODE = "code";

    /** Longer than any useful search. */
    static final int LONGEST_SEARCH = 80;

    /** A value that is null or invalid counts as absent. */
    public static PortalView of(String search, String from, String code) {
        String part = search == null ? "" : search.strip();
        return new PortalView(
                part.substring(0, Math.min(part.length(), LONGEST_SEARCH)),
                from != null && from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0,
                code == null ? "" : code);
    }

    PortalView from(int next) {
        return new PortalView(search, next, "");
    }

    static PortalView codeOf(String clientId) {
        return new PortalView("", 0, clientId);
    }

    /** @param portal the address of the page */
    URI at(URI portal) {
        UriBuilder address = UriBuilder.fromUri(portal);
        return code.isEmpty()
                ? address.queryParam(SEARCH, "{search}").queryParam(FROM, from).build(search)
                : address.queryParam(CODE, "{code}").build(code);
    }
}
