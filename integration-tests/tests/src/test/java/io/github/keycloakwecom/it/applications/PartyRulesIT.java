package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.Parties;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.bed.Visitor;
import io.github.keycloakwecom.party.OidcParty;
import io.github.keycloakwecom.party.OidcSettings;
import io.github.keycloakwecom.party.SamlParty;
import io.github.keycloakwecom.standin.company.MemberStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Rules that applications like GitLab hold us to, and what is seen when one is broken. */
@ExtendWith(TestBedExtension.class)
class PartyRulesIT {

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
    void loginByGetOrWithoutACsrfToken_isRefused(TestBed bed) {
        OidcParty gitlab = parties.oidc();
        Visitor li = Visitor.atADesk(bed);
        assertThat(li.employee().answerTo(gitlab.start()).status()).isEqualTo(404);
        assertThat(li.employee()
                        .request()
                        .post(gitlab.start(), RequestOptions.create().setMaxRedirects(0))
                        .status())
                .as("without a CSRF token")
                .isEqualTo(403);
    }

    @Test
    void issuerWithASlashTooMany_isRefused(TestBed bed) {
        String issuer = bed.keycloak().issuer("acme");
        assertThatThrownBy(() -> parties.oidc(settings -> settings.withIssuer(issuer + "/")))
                .hasMessageContaining(
                        "The Issuer \"%s\" provided in the configuration metadata did not match"
                                + " the requested issuer \"%s/\"",
                        issuer, issuer);
    }

    @Test
    void idTokenWithAnotherSignature_isRefused(TestBed bed) {
        OidcParty gitlab = parties.oidc(
                settings -> settings, client -> client.getAttributes().put("id.token.signed.response.alg", "HS256"));
        Visitor.atADesk(bed).begin(gitlab.url()).scanAs("li").sees("sign-in-failed");
    }

    @Test
    void userInfo_isMergedBelowTheIdToken(TestBed bed) {
        OidcParty gitlab = parties.oidc(
                settings -> settings,
                client -> client.setProtocolMappers(List.of(
                        claim("level", "of the ID token", true),
                        claim("level", "of user info", false),
                        claim("room", "in user info", false))));
        Visitor li = Visitor.atADesk(bed).signIn(gitlab.url(), "li");
        assertThat(li.field("told:level")).isEqualTo("of the ID token");
        assertThat(li.field("told:room")).isEqualTo("in user info");
    }

    private static ProtocolMapperRepresentation claim(String name, String value, boolean idToken) {
        return Parties.mapper(
                "openid-connect",
                "oidc-hardcoded-claim-mapper",
                Map.of(
                        "claim.name",
                        name,
                        "claim.value",
                        value,
                        "jsonType.label",
                        "String",
                        "id.token.claim",
                        Boolean.toString(idToken),
                        "userinfo.token.claim",
                        Boolean.toString(!idToken)));
    }

    @Test
    void missingPkce_isSentBackOnce(TestBed bed) {
        OidcParty gitlab =
                parties.oidc(settings -> settings.withPkce(false).withAutoSignIn(), client -> client.getAttributes()
                        .put("pkce.code.challenge.method", "S256"));
        Visitor li = Visitor.atADesk(bed).open(gitlab.url()).sees("sign-in-failed");
        assertThat(li.employee().addresses())
                .filteredOn(address -> address.startsWith(gitlab.redirectUri()))
                .singleElement()
                .asString()
                .contains("error=invalid_request", "error_description=Missing+parameter%3A+code_challenge_method");
        assertThat(LoginProblems.errors(bed)).containsExactly("invalid_request");
    }

    @Test
    void refusedMember_isNotSentInCircles(TestBed bed) {
        OidcParty gitlab = parties.oidc(OidcSettings::withAutoSignIn);
        Visitor li = Visitor.insideWecom(bed, "li");
        li.open(gitlab.url()).isLi();
        parties.changes().company().member("li", person -> person.withStatus(MemberStatus.DISABLED));
        bed.realm().users().get(bed.account("li").getId()).logout();
        bed.wecom().calls().clear();
        li.employee().forgetPages();

        li.open(gitlab.url());
        li.employee().seesProblem("member-disabled");
        li.employee().message().scanAgain().click();
        li.employee().seesProblem("member-disabled");

        assertThat(li.employee().pagesSeen())
                .as("the application's page that submits itself, then nothing but the problem, once for each try")
                .hasSize(3)
                .first()
                .isEqualTo(gitlab.url() + "/");
        assertThat(bed.wecom().calls().count("auth/getuserinfo")).isEqualTo(2);
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_member_disabled", "wecom_member_disabled");
    }

    @Test
    void useridInOtherCapitals_isTheSameAccount(TestBed bed) {
        OidcParty oidc = parties.oidc();
        SamlParty saml = parties.saml();
        List<String> uids = uids(bed, oidc, saml, "li");
        parties.changes().company().member("li", person -> person.withUserid("Li"));
        assertThat(uids(bed, oidc, saml, "Li")).isEqualTo(uids).doesNotHaveDuplicates();
    }

    private static List<String> uids(TestBed bed, OidcParty oidc, SamlParty saml, String userid) {
        Visitor li = Visitor.atADesk(bed).signIn(oidc.url(), userid).isLi();
        String first = li.field("uid");
        return List.of(first, li.begin(saml.url()).isLi().field("uid"));
    }
}
