package io.github.keycloakwecom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.request.TileCookie;
import io.github.keycloakwecom.testing.DebugTrail;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.utils.FormMessage;

/** The log of {@code wecom-browser} at DEBUG: one line for each login, with the reason. */
class WecomBrowserTrailTest {

    private static final String NEXT = "the next step decides";
    private static final String WECOM = "goes to identity provider 'wecom'";

    private final LoginInBrowser browser = new LoginInBrowser();
    private final Map<String, String> settings = new HashMap<>();
    private final MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    private FormMessage error;
    private String outcome = "nothing";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inside WeCom, one provider    | " + WECOM + " | it is the only one",
                "outside WeCom                 | " + NEXT + "  | not inside WeCom",
                "an error                      | " + NEXT + "  | there is an error to show",
                "a hint                        | " + NEXT + "  | kc_idp_hint decides",
                "an empty hint                 | " + NEXT + "  | kc_idp_hint decides",
                "not for the application       | " + NEXT + "  | the step is not for this application",
                "for another application       | " + WECOM + " | it is the only one",
                "no provider                   | " + NEXT + "  | no provider of WeCom for this application",
                "provider not for application  | " + NEXT + "  | no provider of WeCom for this application",
                "several                       | " + NEXT + "  | several providers of WeCom: the person chooses",
                "several, one in the setting   | " + WECOM + " | the setting names it",
                "several, one tapped           | " + WECOM + " | its tile was tapped",
                "tapped, other in the setting  | " + WECOM + " | its tile was tapped",
                "tapped, unknown               | " + WECOM + " | it is the only one",
                "setting names a disabled one  | " + NEXT
                        + "  | the provider of the setting does not sign in to this application",
                "outside, an error and a hint  | " + NEXT + "  | there is an error to show"
            })
    void theReasonOfEachChoice(String when, String choice, String reason) {
        arrange(when);
        try (DebugTrail trail = DebugTrail.of(WecomBrowserAuthenticator.class)) {
            new Step().authenticate(context());
            assertThat(trail.lines()).containsExactly("wecom-browser in realm 'acme': " + choice + ": " + reason);
        }
        assertThat(outcome).isEqualTo(choice.equals(NEXT) ? "attempted" : "wecom");
    }

    private void arrange(String when) {
        browser.userAgent = when.startsWith("outside") ? LoginInBrowser.OUTSIDE : LoginInBrowser.INSIDE;
        switch (when) {
            case "inside WeCom, one provider", "outside WeCom" -> {}
            case "an error" -> error = new FormMessage("failed");
            case "outside, an error and a hint" -> {
                error = new FormMessage("failed");
                query.putSingle("kc_idp_hint", "github");
            }
            case "a hint" -> query.putSingle("kc_idp_hint", "github");
            case "an empty hint" -> query.putSingle("kc_idp_hint", "");
            case "not for the application" -> settings.put(WecomBrowserAuthenticator.NOT_FOR, "wiki##gitlab");
            case "for another application" -> settings.put(WecomBrowserAuthenticator.NOT_FOR, "wiki");
            case "no provider" -> browser.providers.clear();
            case "provider not for application" -> browser.config.getConfig().put("kcTheme-clients", "wiki");
            case "several" -> another();
            case "several, one in the setting" -> {
                another();
                settings.put(WecomBrowserAuthenticator.PROVIDER, " wecom ");
            }
            case "several, one tapped" -> {
                another();
                tapped("wecom");
            }
            case "tapped, other in the setting" -> {
                another();
                tapped("wecom");
                settings.put(WecomBrowserAuthenticator.PROVIDER, "wecom-gov");
            }
            case "tapped, unknown" -> tapped("gone");
            case "setting names a disabled one" -> {
                another().setEnabled(false);
                settings.put(WecomBrowserAuthenticator.PROVIDER, "wecom-gov");
            }
            default -> throw new AssertionError(when);
        }
    }

    private IdentityProviderModel another() {
        IdentityProviderModel other = new IdentityProviderModel();
        other.setAlias("wecom-gov");
        other.setProviderId("wecom");
        other.setEnabled(true);
        other.setConfig(new HashMap<>());
        browser.providers.add(other);
        return other;
    }

    private void tapped(String alias) {
        browser.cookies.put("WECOM_CORP", TileCookie.cookie(browser.keycloak(), alias));
    }

    private AuthenticationFlowContext context() {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(settings);
        UriInfo uri = Fake.of(UriInfo.class, Map.of("getQueryParameters", any -> query));
        Map<String, Function<Object, Object>> answers = new HashMap<>();
        answers.put("getSession", any -> browser.keycloak());
        answers.put("getRealm", any -> browser.realm());
        answers.put("getAuthenticationSession", any -> browser.login());
        answers.put("getAuthenticatorConfig", any -> config);
        answers.put("getForwardedErrorMessage", any -> error);
        answers.put("getUriInfo", any -> uri);
        answers.put("attempted", any -> outcome = "attempted");
        return Fake.of(AuthenticationFlowContext.class, answers);
    }

    /** Records the chosen provider. */
    private final class Step extends WecomBrowserAuthenticator {

        @Override
        protected void redirect(AuthenticationFlowContext context, String alias) {
            outcome = alias;
        }
    }
}
