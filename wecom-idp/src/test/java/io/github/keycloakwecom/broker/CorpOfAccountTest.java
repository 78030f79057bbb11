package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class CorpOfAccountTest {

    /** The realm has a second company, {@code gov}, and GitHub; the account belongs to the provider {@code wecom} in any case. */
    @ParameterizedTest
    @CsvSource({
        // wecom.corpid, linked to: another corp's
        "'',     wecom,        false",
        "wwHERE, wecom,        false",
        "WWHERE, wecom,        false",
        "wwGONE, wecom,        true",
        "wwGOV,  wecom,        true",
        "wwGOV,  wecom gov,    false",
        "wwGONE, wecom gov,    true",
        "wwGOV,  wecom github, true",
        "wwGOV,  wecom gone,   true"
    })
    void theCorpIsAnotherUnlessThePersonIsLinkedToIt(String corpId, String links, boolean other) {
        assertThat(corp(links).isOther(account(corpId))).isEqualTo(other);
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

    private static CorpOfAccount corp(String links) {
        UserProvider users = Fake.of(
                UserProvider.class, Map.of("getFederatedIdentitiesStream", any -> Arrays.stream(links.split(" "))
                        .map(alias -> new FederatedIdentityModel(alias, "li", "li"))));
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

    private static UserModel account(String corpId) {
        return Fake.of(UserModel.class, Map.of("getFirstAttribute", any -> corpId));
    }

    private static IdentityProviderModel provider(String alias, String type, String corpId) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setAlias(alias);
        provider.setProviderId(type);
        provider.setConfig(new HashMap<>(Map.of("clientId", corpId)));
        return provider;
    }
}
