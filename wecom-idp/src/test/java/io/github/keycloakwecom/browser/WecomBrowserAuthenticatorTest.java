package io.github.keycloakwecom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestLogin;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.provider.ProviderConfigProperty;

/** When the login page is skipped, and which provider is chosen: docs/access.md, "No login page inside WeCom". */
class WecomBrowserAuthenticatorTest {

    private static final String NEXT_STEP = "the next step of the flow decides";

    private final TestRealm realm = new TestRealm();
    private final TestSession request = new TestSession(realm).from(TestSession.INSIDE_WECOM);
    private final TestLogin login = new TestLogin(TestClient.of("gitlab").make());
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> outcome = new ArrayList<>();
    private boolean hasConfig = true;
    private FormMessage error;

    private enum NotWanted {
        OUTSIDE_WECOM,
        HINT_IN_THE_ADDRESS,
        EMPTY_HINT_IN_THE_ADDRESS,
        HINT_OF_THE_APPLICATION,
        EMPTY_HINT_OF_THE_APPLICATION,
        AFTER_A_FAILURE,
        NOT_FOR_THIS_APPLICATION
    }

    @ParameterizedTest
    @EnumSource
    void insideWecom_theStepDoesNothingWhenSomethingSpeaksAgainstIt(NotWanted reason) {
        realm.with(TestRealm.wecom("wecom"));
        switch (reason) {
            case OUTSIDE_WECOM -> request.from(TestSession.OUTSIDE_WECOM);
            case HINT_IN_THE_ADDRESS -> request.query("kc_idp_hint", "github");
            case EMPTY_HINT_IN_THE_ADDRESS -> request.query("kc_idp_hint", "");
            case HINT_OF_THE_APPLICATION -> login.clientNote("kc_idp_hint", "github");
            case EMPTY_HINT_OF_THE_APPLICATION -> login.clientNote("kc_idp_hint", "");
            case AFTER_A_FAILURE -> error = new FormMessage("identityProviderUnexpectedErrorMessage");
            case NOT_FOR_THIS_APPLICATION -> settings.put("notForClients", "wiki##gitlab");
        }
        assertThat(run()).isEqualTo(NEXT_STEP);
    }

    @ParameterizedTest
    @CsvSource({
        // setting "Not for these applications": chosen provider
        "'',             wecom",
        "wiki,           wecom",
        "gitlab-runner,  wecom",
        "##,             wecom",
        "gitlab,         " + NEXT_STEP,
        "wiki##gitlab,   " + NEXT_STEP
    })
    void notForTheseApplications_isAListOfClientIds(String setting, String expected) {
        realm.with(TestRealm.wecom("wecom"));
        settings.put("notForClients", setting);
        assertThat(run()).isEqualTo(expected);
    }

    @Test
    void stepWithoutAConfiguration_goesToTheOnlyProvider() {
        realm.with(TestRealm.wecom("wecom"));
        hasConfig = false;
        assertThat(run()).isEqualTo("wecom");
    }

    /** The realm has the providers a and b, both for gitlab, and w, which is for another application. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // tile, setting "Identity provider": chosen provider
                "-,       '',      " + NEXT_STEP,
                "-,       a,       a",
                "-,       ' b ',   b",
                "-,       w,       " + NEXT_STEP,
                "-,       unknown, " + NEXT_STEP,
                "a,       '',      a",
                "b,       a,       b",
                "w,       '',      " + NEXT_STEP,
                "w,       a,       a",
                "unknown, a,       a",
                "github,  a,       a",
                "off,     a,       a",
                "linking, a,       a",
                "-,       github,  " + NEXT_STEP,
                "-,       off,     " + NEXT_STEP,
                "-,       linking, " + NEXT_STEP
            })
    void severalCompanies_theTileThenTheSettingChooses(String tile, String setting, String expected) {
        realm.with(TestRealm.wecom("a"))
                .with(TestRealm.wecom("b", "gitlab"))
                .with(TestRealm.wecom("w", "wiki"))
                .with(kind("github", "github"))
                .with(disabled("off"))
                .with(linkOnly("linking"));
        settings.put("identityProvider", setting);
        if (tile != null) {
            request.cookie("WECOM_CORP", encoded(tile));
        }
        assertThat(run()).isEqualTo(expected);
    }

    /** "Empty: the only one that the login page shows." */
    @Test
    void onlyProviderThatIsShown_needsNoSetting() {
        IdentityProviderModel hidden = TestRealm.wecom("hidden");
        hidden.setHideOnLogin(true);
        realm.with(hidden)
                .with(TestRealm.wecom("w", "wiki"))
                .with(kind("github", "github"))
                .with(disabled("off"))
                .with(linkOnly("linking"))
                .with(TestRealm.wecom("shown"));
        assertThat(run()).isEqualTo("shown");
    }

    @Test
    void noProvider_noRedirect() {
        assertThat(run()).isEqualTo(NEXT_STEP);
    }

    @Test
    void flowsKnowTheStepByItsIdAndSettings() {
        WecomBrowserAuthenticatorFactory factory = new WecomBrowserAuthenticatorFactory();
        assertThat(factory.getId()).isEqualTo("wecom-browser");
        assertThat(factory.getRequirementChoices()).containsExactly(Requirement.ALTERNATIVE, Requirement.DISABLED);
        assertThat(factory.isConfigurable()).isTrue();
        assertThat(factory.isUserSetupAllowed()).isFalse();
        assertThat(factory.getConfigProperties())
                .extracting(ProviderConfigProperty::getName, ProviderConfigProperty::getType)
                .containsExactly(tuple("identityProvider", "String"), tuple("notForClients", "MultivaluedString"));
        assertThat(factory.create(request.session())).isInstanceOf(WecomBrowserAuthenticator.class);
    }

    private String run() {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(settings);
        AuthenticationFlowContext context = Stub.of(AuthenticationFlowContext.class)
                .returns("getSession", request.session())
                .returns("getAuthenticationSession", login.make())
                .returns("getForwardedErrorMessage", error)
                .returns("getUriInfo", request.session().getContext().getUri())
                .returns("getAuthenticatorConfig", hasConfig ? config : null)
                .answers("attempted", any -> outcome.add(NEXT_STEP))
                .make();
        new WecomBrowserAuthenticator() {
            @Override
            protected void redirect(AuthenticationFlowContext same, String alias) {
                outcome.add(alias);
            }
        }.authenticate(context);
        assertThat(outcome).as("exactly one decision").hasSize(1);
        return outcome.get(0);
    }

    private static String encoded(String alias) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(alias.getBytes(StandardCharsets.UTF_8));
    }

    private static IdentityProviderModel kind(String alias, String providerId) {
        IdentityProviderModel provider = TestRealm.wecom(alias);
        provider.setProviderId(providerId);
        return provider;
    }

    private static IdentityProviderModel disabled(String alias) {
        IdentityProviderModel provider = TestRealm.wecom(alias);
        provider.setEnabled(false);
        return provider;
    }

    private static IdentityProviderModel linkOnly(String alias) {
        IdentityProviderModel provider = TestRealm.wecom(alias);
        provider.setLinkOnly(true);
        return provider;
    }
}
