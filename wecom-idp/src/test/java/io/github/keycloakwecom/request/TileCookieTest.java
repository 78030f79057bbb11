package io.github.keycloakwecom.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.NewCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileCookieTest {

    private final TestSession request = new TestSession(new TestRealm());

    /** The cookie has only the alias, ends with the browser session, and is sent to this realm only. */
    @Test
    void cookie_isOfThisRealmAndSession() {
        NewCookie cookie = TileCookie.cookie(request.session(), "wecom");
        assertThat(cookie.getName()).isEqualTo("WECOM_CORP");
        assertThat(cookie.getValue()).isEqualTo("d2Vjb20");
        assertThat(cookie.getPath()).isEqualTo("/realms/acme/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(NewCookie.DEFAULT_MAX_AGE);
        assertThat(cookie.getExpiry()).isNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wecom", "企业微信", "a;b=c, d", "a\r\nSet-Cookie: x=y", "~>?", ""})
    void alias_comesBackAndNeedsNoQuotes(String alias) {
        String value = TileCookie.cookie(request.session(), alias).getValue();
        assertThat(value).matches("[A-Za-z0-9_-]*");
        assertThat(TileCookie.read(request.cookie("WECOM_CORP", value).session()))
                .contains(alias);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wecom!", "d2Vjb20=x", "a", "<script>"})
    void valueThatIsNotOurs_isNone(String value) {
        assertThat(TileCookie.read(request.cookie("WECOM_CORP", value).session()))
                .isEmpty();
    }

    @Test
    void cookieOfAnotherName_isNone() {
        assertThat(TileCookie.read(request.cookie("wecom_corp", "d2Vjb20").session()))
                .isEmpty();
    }
}
