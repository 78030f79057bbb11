package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Parties;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.bed.Visitor;
import io.github.keycloakwecom.party.OidcParty;
import io.github.keycloakwecom.party.SamlParty;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account in applications like GitLab, through OpenID Connect, SAML, and both after one scan. */
@ExtendWith(TestBedExtension.class)
class OneScanIT {

    private Parties parties;

    @BeforeEach
    void open(TestBed bed) {
        parties = new Parties(bed);
    }

    @AfterEach
    void close() {
        parties.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void liReachesTheOidcApplicationWithAScan(boolean pkce, TestBed bed) {
        OidcParty gitlab = parties.oidc(settings -> settings.withPkce(pkce).withExtraParameters(Map.of()));
        Visitor li = Visitor.atADesk(bed)
                .begin(gitlab.url())
                .chooseWecomAndScanAs("li")
                .isLi();
        assertThat(li.field("uid")).isEqualTo(bed.account("li").getId());
        assertThat(li.employee().addresses())
                .as("PKCE")
                .anyMatch(address -> address.contains("code_challenge_method=S256") == pkce
                        && address.contains("/protocol/openid-connect/auth"));
    }

    /** From the tile, with nothing in the application's settings that names WeCom. */
    @Test
    void liReachesTheOidcApplicationInsideWecomWithoutAPage(TestBed bed) {
        parties.changes().flows().browserFlow(Map.of());
        OidcParty gitlab = parties.oidc(settings -> settings.withExtraParameters(Map.of()));
        Visitor li = Visitor.insideWecom(bed, "li")
                .tap(bed.addresses().tile(Parties.OIDC))
                .signIn()
                .isLi();
        assertThat(li.field("uid")).isEqualTo(bed.account("li").getId());
        assertThat(li.employee().pagesSeen()).containsExactly(gitlab.url() + "/", gitlab.url() + "/");
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void liReachesTheSamlApplicationWithAScan(boolean document, boolean assertion, TestBed bed) {
        SamlParty gitlab = parties.saml(
                settings -> settings.withSsoQuery("").withSigned(document, assertion), client -> client.getAttributes()
                        .putAll(Map.of(
                                "saml.server.signature", Boolean.toString(document),
                                "saml.assertion.signature", Boolean.toString(assertion))));
        Visitor li = Visitor.atADesk(bed)
                .begin(gitlab.url())
                .chooseWecomAndScanAs("li")
                .isLi();
        assertThat(li.field("told:name_id_format")).isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        assertThat(li.field("uid")).isNotBlank();
    }

    @Test
    void liReachesTheSamlApplicationInsideWecomWithoutAPage(TestBed bed) {
        parties.changes().flows().browserFlow(Map.of());
        SamlParty gitlab = parties.saml(settings -> settings.withSsoQuery(""), client -> {});
        Visitor li = Visitor.insideWecom(bed, "li")
                .tap(bed.addresses().tile(Parties.SAML))
                .signIn()
                .isLi();
        assertThat(li.employee().pagesSeen())
                .as("the answer is a form that posts itself")
                .hasSize(3)
                .satisfies(pages ->
                        assertThat(pages.get(1)).startsWith(bed.keycloak().url()))
                .noneMatch(page -> page.startsWith(bed.wecom().url()));
    }

    @Test
    void theSecondApplicationNeedsNoScan(TestBed bed) {
        OidcParty first = parties.oidc();
        SamlParty second = parties.saml();
        Visitor li = Visitor.atADesk(bed).signIn(first.url(), "li").isLi();
        bed.wecom().calls().clear();
        bed.wecom().visits().clear();

        li.begin(second.url()).isLi();

        assertThat(bed.wecom().calls().all()).as("calls of WeCom").isEmpty();
        assertThat(bed.wecom().visits().all()).as("pages of WeCom").isEmpty();
        li.open(first.url()).isLi();
    }
}
