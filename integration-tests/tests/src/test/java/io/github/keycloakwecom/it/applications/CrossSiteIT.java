package io.github.keycloakwecom.it.applications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.Parties;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.bed.Visitor;
import io.github.keycloakwecom.party.OidcParty;
import io.github.keycloakwecom.party.SamlParty;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Application and Keycloak are two sites here, 127.0.0.1 and localhost: what browsers do to cookies in between. */
@ExtendWith(TestBedExtension.class)
class CrossSiteIT {

    private static final Map<String, String> BY_POST =
            Map.of("response_mode", "form_post", "kc_idp_hint", TestBed.ALIAS);

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
    void oidcAnswerByPost_arrivesWithSameSiteNone(TestBed bed) {
        OidcParty gitlab =
                parties.oidc(settings -> settings.withSameSite("None").withExtraParameters(BY_POST));
        Visitor.atADesk(bed).signIn(gitlab.url(), "li").isLi();
    }

    @Test
    void oidcAnswerByPost_isLostWithSameSiteLax(TestBed bed) {
        OidcParty gitlab = parties.oidc(settings -> settings.withExtraParameters(BY_POST));
        Visitor.atADesk(bed).begin(gitlab.url()).scanAs("li").sees("sign-in-failed");
    }

    /** OneScanIT shows that it arrives otherwise. */
    @Test
    void samlAnswer_isLostWithSameSiteLax(TestBed bed) {
        SamlParty gitlab = parties.saml(settings -> settings.withSameSite("Lax"), client -> {});
        Visitor li = Visitor.atADesk(bed).begin(gitlab.url()).scanAs("li").sees("refused");
        assertThat(li.reason()).containsText("while no InResponseTo was expected");
    }

    @Test
    void blockedThirdPartyCookies_stopNoLogin(TestBed bed) throws IOException {
        OidcParty first = parties.oidc(settings -> settings.withExtraParameters(Map.of()));
        SamlParty second = parties.saml();
        Visitor li = Visitor.atADesk(bed);
        ThirdPartyCookies cookies = ThirdPartyCookies.of(li);
        cookies.block();
        assertThat(cookies.areKept("127.0.0.1", second.url())).isTrue();
        assertThat(cookies.areKept("localhost", second.url())).isFalse();
        // WeCom's frame is a third party then, as it is in an installation.
        bed.changeProvider("webLoginUrl", bed.wecom().webLoginUrl().replace("localhost", "127.0.0.1"));

        li.begin(first.url());
        new Panel(li.employee()).wecom().scan("li").click();

        li.isLi().begin(second.url()).isLi();
    }
}
