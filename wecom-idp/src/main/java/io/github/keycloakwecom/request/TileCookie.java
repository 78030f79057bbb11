package io.github.keycloakwecom.request;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/**
 * Remembers whose tile was tapped until the application asks for the login, because WeCom's browser does not tell one
 * corp from another. A cookie can say anything, so it chooses only among the providers that may sign in to the
 * application.
 */
public final class TileCookie {

    private static final String NAME = "WECOM_CORP";

    private TileCookie() {}

    public static NewCookie cookie(KeycloakSession session, String alias) {
        String path = Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}/")
                .build(session.getContext().getRealm().getName())
                .getRawPath();
        return new NewCookie.Builder(NAME)
                .value(Base64.getUrlEncoder().withoutPadding().encodeToString(alias.getBytes(StandardCharsets.UTF_8)))
                .path(path)
                .httpOnly(true)
                // As Keycloak's own: an application may begin the login with a form, from another site.
                .secure(true)
                .sameSite(NewCookie.SameSite.NONE)
                .build();
    }

    /** The alias, which may be of no provider at all. */
    public static Optional<String> read(KeycloakSession session) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
