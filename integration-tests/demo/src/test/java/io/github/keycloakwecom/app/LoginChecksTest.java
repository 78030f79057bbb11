package io.github.keycloakwecom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Logins that must come to nothing: against a provider or a browser that tells one lie at a time. */
class LoginChecksTest extends WithStubProvider {

    @Test
    void refusesAnAnswerWithAnotherState() throws Exception {
        URI back = provider.approve(begin());
        String wrong = back.toString().replaceFirst("state=[^&]*", "state=" + "x".repeat(43));

        assertProblem(browser.get(wrong), 400, "unknown-login");
    }

    @Test
    void refusesALoginThatAnotherBrowserBegan() throws Exception {
        URI back = provider.approve(begin());
        StubBrowser other = new StubBrowser();

        assertProblem(other.get(back.toString()), 400, "unknown-login");
        assertThat(other.cookies).doesNotContainKey(Handlers.sessionCookie(app.url()));
    }

    @Test
    void anEmptyCookieIsNoBrowser() throws Exception {
        browser.cookies.put(Handlers.loginCookie(app.url()), "");
        URI back = provider.approve(begin());

        assertProblem(new StubBrowser().get(back.toString()), 400, "unknown-login");
    }

    @Test
    void refusesAReplayedCallback() throws Exception {
        URI back = provider.approve(begin());
        assertThat(browser.get(back.toString()).statusCode()).isEqualTo(303);

        assertProblem(browser.get(back.toString()), 400, "unknown-login");
    }

    @Test
    void refusesALoginThatTookMoreThanTenMinutes() throws Exception {
        URI back = provider.approve(begin());
        clock.advance(Handlers.LOGIN_LIFETIME);

        assertProblem(browser.get(back.toString()), 400, "unknown-login");
    }

    @Test
    void twoTabsCanSignInAtTheSameTime() throws Exception {
        URI first = begin();
        URI second = begin();

        assertThat(finish(first).statusCode()).isEqualTo(303);
        assertThat(finish(second).statusCode()).isEqualTo(303);
    }

    @Test
    void refusesAnAnswerOfAnotherIssuerOrOfNone() throws Exception {
        URI other = provider.approve(begin());
        assertUntrusted(browser.get(other.toString().replaceFirst("iss=[^&]*", "iss=http%3A%2F%2Fevil.example")));

        URI none = provider.approve(begin());
        assertUntrusted(browser.get(none.toString().replaceFirst("iss=[^&]*&?", "")));
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws Exception {
        provider.lie = claims -> claims.issuer("http://evil.example");
        assertUntrusted(finish(begin()));
    }

    @Test
    void refusesATokenWithAnotherNonce() throws Exception {
        provider.lie = claims -> claims.claim("nonce", "another");
        assertUntrusted(finish(begin()));
    }

    @Test
    void refusesATokenForAnotherApplication() throws Exception {
        provider.lie = claims -> claims.audience("another");
        assertUntrusted(finish(begin()));
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        provider.lie = claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)));
        assertUntrusted(finish(begin()));
    }

    @Test
    void refusesATokenSignedWithAnotherKey() throws Exception {
        provider.signingKey = new RSAKeyGenerator(2048).keyID("k").generate();
        assertUntrusted(finish(begin()));
    }

    @Test
    void refusesUserInfoOfAnotherPerson() throws Exception {
        provider.userInfo.put("sub", "u-2");
        assertUntrusted(finish(begin()));
    }

    @Test
    void showsAnErrorAnswerWithoutItsMarkup() throws Exception {
        URI back = provider.refuse(begin(), "access_denied", "<script>alert(1)</script>");

        HttpResponse<String> page = browser.get(back.toString());

        assertProblem(page, 403, "refused");
        assertThat(page.body())
                .contains("access_denied: &lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void saysWhenTheProviderIsAwayAndRecoversByItself() throws Exception {
        provider.discoverable = false;
        assertProblem(browser.get(app.url() + "/login"), 502, "unreachable");

        provider.discoverable = true;
        assertThat(finish(begin()).statusCode()).isEqualTo(303);
    }

    @Test
    void saysWhenTheKeysOfTheProviderAreAway() throws Exception {
        provider.keysPublished = false;
        assertProblem(finish(begin()), 502, "unreachable");
    }
}
