package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.Parties;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.bed.Visitor;
import io.github.keycloakwecom.party.OidcParty;
import io.github.keycloakwecom.party.OidcSettings;
import io.github.keycloakwecom.party.SamlParty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** Signing out at an application, at Keycloak, and by an administrator: who hears of it, and who may come back. */
@ExtendWith(TestBedExtension.class)
class SignOutIT {

    private Parties parties;

    @BeforeEach
    void open(TestBed bed) {
        parties = new Parties(bed);
    }

    @AfterEach
    void close() {
        parties.close();
    }

    @Test
    void signOutAtTheOidcApplication_endsTheOther(TestBed bed) {
        OidcParty here = parties.oidc();
        SamlParty other = parties.saml();
        Visitor li = inBoth(bed, here, other);

        li.open(here.url()).signOut();

        li.sees("sign-in");
        assertThat(sessions(bed)).isZero();
        li.open(other.url()).sees("sign-in");
        li.begin(here.url());
        assertThat(li.employee().address())
                .as("a new login")
                .startsWith(bed.wecom().url());
    }

    @Test
    void signOutAtTheSamlApplication_endsTheOther(TestBed bed) {
        OidcParty other = parties.oidc();
        SamlParty here = parties.saml();
        Visitor li = inBoth(bed, other, here);

        li.open(here.url()).signOut();

        li.sees("sign-in");
        assertThat(sessions(bed)).isZero();
        li.open(other.url()).sees("sign-in");
    }

    /** It names the client but no ID token, so Keycloak cannot know that it was the person who wished it. */
    @Test
    void afterSignOutPathOfGitlab_asksFirst(TestBed bed) {
        OidcParty gitlab = parties.oidc(OidcSettings::withAfterSignOutPath);
        Visitor li = Visitor.atADesk(bed).begin(gitlab.url()).scanAs("li").isLi();

        li.signOut();

        li.isAskedToSignOut();
        assertThat(sessions(bed)).as("until the person confirms").isOne();
        li.confirmSignOut();
        li.sees("sign-in");
        assertThat(li.employee().address()).isEqualTo(gitlab.url() + "/");
        assertThat(sessions(bed)).isZero();
    }

    @Test
    void signOutAtKeycloak_endsBoth(TestBed bed) {
        OidcParty oidc = parties.oidc();
        SamlParty saml = parties.saml();
        Visitor li = inBoth(bed, oidc, saml);

        li.tap(bed.keycloak().issuer("acme") + "/protocol/openid-connect/logout");
        li.confirmSignOut();
        li.employee().waitForText("您已被登出");

        li.open(oidc.url()).sees("sign-in");
        li.open(saml.url()).sees("sign-in");
    }

    /** A SAML client hears of it behind the browser only if its front channel logout is off. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disabledAccount_isSignedOutEverywhere(boolean samlBehindTheBrowser, TestBed bed) {
        OidcParty oidc = parties.oidc();
        SamlParty saml = samlBehindTheBrowser ? parties.samlWithBackChannel() : parties.saml();
        Visitor li = inBoth(bed, oidc, saml);
        UserResource account = bed.realm().users().get(bed.account("li").getId());
        UserRepresentation disabled = account.toRepresentation();
        disabled.setEnabled(false);

        account.update(disabled);
        li.open(oidc.url()).sees("signed-in");

        account.logout();
        li.open(oidc.url()).sees("sign-in");
        li.open(saml.url()).sees(samlBehindTheBrowser ? "sign-in" : "signed-in");

        li.begin(oidc.url()).scanAs("li");
        li.employee().waitForText("账户已被禁用，请联系您的管理员。");
        assertThat(LoginProblems.errors(bed)).containsExactly("user_disabled");
    }

    @Test
    void unsignedLogoutRequest_isRefused(TestBed bed) {
        OidcParty oidc = parties.oidc();
        SamlParty saml = parties.samlWithBackChannel();
        Visitor li = inBoth(bed, oidc, saml);
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJsaSJ9.";

        assertThat(post(li, oidc.backChannelLogoutUri(), "logout_token", unsigned))
                .isEqualTo(400);
        assertThat(post(li, saml.singleLogoutService(), "SAMLRequest", unsigned(bed, saml)))
                .isEqualTo(403);

        li.open(oidc.url()).sees("signed-in");
        li.open(saml.url()).sees("signed-in");
    }

    private static String unsigned(TestBed bed, SamlParty saml) {
        String request =
                """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" \
                IssueInstant="2026-01-01T00:00:00Z" Destination="%s"><saml:Issuer>%s</saml:Issuer>\
                <saml:NameID>li</saml:NameID>\
                </samlp:LogoutRequest>""".formatted(saml.singleLogoutService(), bed.keycloak().issuer("acme"));
        return Base64.getEncoder().encodeToString(request.getBytes(StandardCharsets.UTF_8));
    }

    private static int post(Visitor visitor, String url, String field, String value) {
        return visitor.employee()
                .request()
                .post(url, RequestOptions.create().setForm(FormData.create().set(field, value)))
                .status();
    }

    private static Visitor inBoth(TestBed bed, OidcParty oidc, SamlParty saml) {
        return Visitor.atADesk(bed)
                .begin(oidc.url())
                .scanAs("li")
                .isLi()
                .begin(saml.url())
                .isLi();
    }

    private static int sessions(TestBed bed) {
        return bed.realm()
                .users()
                .get(bed.account("li").getId())
                .getUserSessions()
                .size();
    }
}
