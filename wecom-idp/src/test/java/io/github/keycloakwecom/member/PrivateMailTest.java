package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which mail an identity gets: the company mailbox in any case, a private mail unless the template makes it for a
 * colleague.
 */
class PrivateMailTest {

    @ParameterizedTest
    @CsvSource({
        // template, company mailbox, private mail; mail of the identity
        "${userid}@corp.example,   '',               li@example.org,        li@example.org",
        "${userid}@corp.example,   '',               wang@corp.example,     ",
        "${userid}@corp.example,   '',               WANG@Corp.Example,     ",
        "${userid}@corp.example,   '',               Li@corp.example,       Li@corp.example",
        "a.${userid}@corp.example, '',               wang@corp.example,     wang@corp.example",
        "a.${userid}@corp.example, '',               a.wang@corp.example,   ",
        "${userid}@corp.example,   boss@corp.example, wang@corp.example,    boss@corp.example",
        "'',                       '',               wang@corp.example,     wang@corp.example"
    })
    void theAddressThatTheTemplateMakesForAColleagueIsNotTaken(
            String template, String company, String typed, String expected) {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.setAlias("wecom");
        config.setEnabled(true);
        config.getConfig().put(WecomIdentityProviderConfig.EMAIL_TEMPLATE, template);
        Member member =
                new Member("Li", "李", "", "", "", company, typed, "", List.of(), List.of(), true, Set.of(), "{}");
        assertThat(BrokeredMember.identity(member, config).getEmail()).isEqualTo(expected);
    }
}
