package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/** The keys are literals, because a login that began before an update has stored them. */
class MemberContextTest {

    private final WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
    private final BrokeredIdentityContext identity = empty();

    @Test
    void aNewLoginHoldsTheKeysOfAnOlderOne() {
        Member member = new Member(
                "Li", "李", "", "", "", "li@acme.example", "", "", List.of(2L), List.of(), true, Set.of("alias"), "{}");
        config.getConfig().put("clientId", "wwHERE");
        assertThat(BrokeredMember.identity(member, config).getContextData())
                .containsEntry("wecom.member", "{}")
                .containsEntry("wecom.corp", "wwHERE")
                .containsEntry("wecom.emptied", "alias")
                .containsEntry("wecom.companyMail", "li@acme.example")
                .doesNotContainKey("wecom.mailIsMadeUp");
    }

    @Test
    void anAddressOfTheTemplateIsMarked() {
        new MemberContext(identity).write(new MailAddress("li@corp.example", MailOrigin.TEMPLATE));
        assertThat(identity.getContextData()).containsEntry("wecom.mailIsMadeUp", "true");
        new MemberContext(identity).write(new MailAddress("li@home.example", MailOrigin.PRIVATE));
        assertThat(identity.getContextData()).doesNotContainKey("wecom.mailIsMadeUp");
    }

    @ParameterizedTest
    @CsvSource({
        // mail of the identity, company mailbox, made by the template: origin
        "li@acme.example, li@acme.example, false, COMPANY",
        "LI@acme.example, li@acme.example, true,  COMPANY",
        "li@corp.example, '',              true,  TEMPLATE",
        "li@home.example, '',              false, PRIVATE",
        "li@home.example, ,                false, PRIVATE",
        ",                li@acme.example, false, NONE",
        "'',              '',              false, NONE"
    })
    void theOriginOfAMailIsReadBack(String mail, String company, boolean madeUp, MailOrigin origin) {
        identity.setEmail(mail);
        if (company != null) {
            identity.getContextData().put("wecom.companyMail", company);
        }
        if (madeUp) {
            identity.getContextData().put("wecom.mailIsMadeUp", "true");
        }
        assertThat(new MemberContext(identity).mail().origin()).isEqualTo(origin);
    }

    @Test
    void aLoginOfAnOlderVersionKnowsLess() {
        identity.setUsername("li");
        MemberContext context = new MemberContext(identity);
        assertThat(context.corp()).isEmpty();
        assertThat(context.json().departments()).isEmpty();
        assertThat(context.userid()).isEqualTo("li");
        assertThat(context.profile().emptied()).isEmpty();
        assertThat(context.profile().departments()).isEmpty();
    }

    @Test
    void aProfileIsReadBackAsItWasWritten() {
        Member member = new Member(
                "Li",
                "李",
                "",
                "1",
                "",
                "li@acme.example",
                "",
                "",
                List.of(2L),
                List.of(),
                true,
                Set.of("alias", "position"),
                "{\"department\":[2]}");
        Profile profile = Profile.of(member, ProfileSettings.of(config));
        assertThat(new MemberContext(BrokeredMember.identity(member, config)).profile())
                .isEqualTo(profile);
    }

    private BrokeredIdentityContext empty() {
        config.setAlias("wecom");
        config.setEnabled(true);
        return new BrokeredIdentityContext("li", config);
    }
}
