package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import io.github.keycloakwecom.testing.Fake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class CorpOfAccountTest {

    private final List<FederatedIdentityModel> written = new ArrayList<>();

    /** The realm has a second company, {@code gov}, and GitHub. */
    @ParameterizedTest
    @CsvSource({
        // wecom.corpid of the account, links with their tokens: whether provider wecom must refuse the account
        "'',     wecom,                           false",
        "wwHERE, wecom,                           false",
        "WWHERE, wecom,                           false",
        "wwGONE, wecom,                           true",
        "wwGOV,  wecom,                           true",
        "wwGOV,  wecom github,                    true",
        "wwGOV,  wecom gone,                      true",
        // The last login was through the other company.
        "wwGOV,  wecom gov,                       false",
        "wwGONE, wecom gov,                       false",
        "wwGOV,  wecom:corpid=wwHERE,             false",
        "wwGOV,  wecom:corpid=wwhere gov,         false",
        "wwGOV,  wecom:corpid=wwGONE gov,         true",
        "wwHERE, wecom:corpid=wwGONE gov,         true",
        "'',     wecom:corpid=wwGONE,             true",
        // The token of another kind of provider.
        "wwGONE, wecom:a-token,                   true",
        "wwHERE, wecom:a-token,                   false"
    })
    void theLinkCountsBeforeTheAttribute(String corpId, String links, boolean other) {
        assertThat(corp(links).isOther(account(corpId))).isEqualTo(other);
    }

    @Test
    void aLoginIsKeptWithItsLinkAndOnlyThere() {
        corp("wecom gov").remember(account(""), identity());
        assertThat(written).singleElement().satisfies(link -> {
            assertThat(link.getIdentityProvider()).isEqualTo("wecom");
            assertThat(link.getUserId()).isEqualTo("li");
            assertThat(link.getToken()).isEqualTo("corpid=wwHERE");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wecom:corpid=wwHERE", "gov"})
    void whatIsThereAlreadyOrHasNoLinkIsNotWritten(String links) {
        corp(links).remember(account(""), identity());
        assertThat(written).isEmpty();
    }

    /** The settings may change during a first login. */
    @Test
    void theCorpIsTheOneThatNamedTheMember() {
        BrokeredIdentityContext identity = identity();
        identity.getIdpConfig().getConfig().put("clientId", "wwNEXT");
        assertThat(new MemberContext(identity).corp()).isEqualTo("wwHERE");
    }

    @Test
    void theRefusalNamesTheAccount() {
        UserModel account = account("wwGONE");
        LoginRefusedException refused = catchThrowableOfType(
                LoginRefusedException.class, () -> corp("wecom").check(Optional.of(account)));
        assertThat(refused.problem()).isEqualTo(LoginProblem.ACCOUNT_OF_OTHER_CORP);
        assertThat(refused.account()).containsSame(account);
        corp("wecom").check(Optional.empty());
        corp("wecom").check(Optional.of(account("wwHERE")));
    }

    private CorpOfAccount corp(String links) {
        List<FederatedIdentityModel> all = Arrays.stream(links.split(" "))
                .map(link -> link.split(":"))
                .map(link -> new FederatedIdentityModel(link[0], "li", "li", link.length > 1 ? link[1] : null))
                .toList();
        UserProvider users = Fake.of(
                UserProvider.class,
                Map.of(
                        "getFederatedIdentitiesStream",
                        any -> all.stream(),
                        "getFederatedIdentity",
                        alias -> all.stream()
                                .filter(link -> link.getIdentityProvider().equals(alias))
                                .findFirst()
                                .orElse(null),
                        "updateFederatedIdentity",
                        this::write));
        Map<String, IdentityProviderModel> known = Map.of(
                "wecom", provider("wecom", "wecom", "wwHERE"),
                "gov", provider("gov", "wecom", "wwGOV"),
                "github", provider("github", "github", "wwGOV"));
        IdentityProviderStorageProvider providers =
                Fake.of(IdentityProviderStorageProvider.class, Map.of("getByAlias", alias -> known.get(alias)));
        KeycloakSession session =
                Fake.of(KeycloakSession.class, Map.of("users", any -> users, "identityProviders", any -> providers));
        return new CorpOfAccount(session, null, new WecomIdentityProviderConfig(known.get("wecom")));
    }

    private Object write(Object link) {
        written.add((FederatedIdentityModel) link);
        return null;
    }

    private static BrokeredIdentityContext identity() {
        return BrokeredMember.identity(
                Member.onlyKnownBy("li"), new WecomIdentityProviderConfig(provider("wecom", "wecom", "wwHERE")));
    }

    private static UserModel account(String corpId) {
        return Fake.of(UserModel.class, Map.of("getFirstAttribute", any -> corpId));
    }

    private static IdentityProviderModel provider(String alias, String type, String corpId) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setAlias(alias);
        provider.setProviderId(type);
        provider.setEnabled(true);
        provider.setConfig(new HashMap<>(Map.of("clientId", corpId)));
        return provider;
    }
}
