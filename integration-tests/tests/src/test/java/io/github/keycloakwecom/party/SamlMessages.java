package io.github.keycloakwecom.party;

import com.onelogin.saml2.http.HttpRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How messages travel between a servlet and the library, whose own servlet binding is for the older
 * {@code javax.servlet}.
 */
final class SamlMessages {

    private SamlMessages() {}

    static HttpRequest read(HttpServletRequest request) {
        Map<String, List<String>> parameters = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        return new HttpRequest(request.getRequestURL().toString(), parameters, request.getQueryString());
    }

    /** @param relayState null for none */
    static void redirect(
            HttpServletResponse response, String target, String parameter, String message, String relayState)
            throws IOException {
        StringBuilder url = new StringBuilder(target)
                .append(target.contains("?") ? '&' : '?')
                .append(parameter)
                .append('=')
                .append(encoded(message));
        if (relayState != null) {
            url.append("&RelayState=").append(encoded(relayState));
        }
        response.sendRedirect(url.toString());
    }

    static void refuse(HttpServletResponse response, String reason) throws IOException {
        Page.send(response, 403, "refused", "<p id=\"reason\">" + Page.escape(reason) + "</p>");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
