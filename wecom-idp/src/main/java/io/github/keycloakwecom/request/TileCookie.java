package io.github.keycloakwecom.request;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/**
 * Stores the provider of the opened tile until the application begins the login, because the user agent of WeCom does
 * not contain the corp. A person can change a cookie, so it only selects among the providers that may sign in to the
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
                // Like Keycloak's cookies, because an application on another site may begin the login with a form.
                .secure(true)
                .sameSite(NewCookie.SameSite.NONE)
                .build();
    }

    /** The alias, which may be unknown. */
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
