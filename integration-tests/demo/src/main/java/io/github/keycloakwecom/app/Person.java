package io.github.keycloakwecom.app;

import com.nimbusds.jwt.JWT;
import java.util.Map;
import java.util.Optional;

/** Who has signed in: the claims of the ID token and of the user info together, and the token itself for the logout. */
record Person(Map<String, Object> claims, JWT idToken) {

    /** The full name; the login name if the account has no name. */
    String wholeName() {
        return text("name")
                .or(() -> text("preferred_username"))
                .or(() -> text("sub"))
                .orElse("");
    }

    private Optional<String> text(String claim) {
        return Optional.ofNullable(claims.get(claim)).map(Object::toString).filter(text -> !text.isBlank());
    }
}
