package io.github.keycloakwecom.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class SilentLinkTest {

    @ParameterizedTest
    @CsvSource({
        // another provider, enabled, only links, trusted mail; registration, names editable: by userid, by mail
        "none,   true,  false, false, false, false, true,  true",
        "none,   true,  false, false, true,  false, false, true",
        "none,   true,  false, false, false, true,  false, true",
        "wecom,  true,  false, false, false, false, false, false",
        "wecom,  false, false, false, false, false, true,  true",
        "wecom,  true,  true,  false, false, false, true,  false",
        "github, true,  false, false, false, false, false, true",
        "github, true,  false, true,  false, false, false, false",
        "github, false, false, true,  false, false, true,  true",
        "github, true,  true,  true,  false, false, true,  false",
        "github, true,  true,  false, false, false, true,  true",
        "saml,   true,  false, false, false, false, false, true"
    })
    void whatTheRealmAllows(
            String other,
            boolean enabled,
            boolean linkOnly,
            boolean trusted,
            boolean registration,
            boolean names,
            boolean byUserid,
            boolean byMail) {
        IdentityProviderModel provider = provider("other", other, "wwOTHER");
        provider.setEnabled(enabled);
        provider.setLinkOnly(linkOnly);
        provider.setTrustEmail(trusted);
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of("isRegistrationAllowed", any -> registration, "isEditUsernameAllowed", any -> names));
        SilentLink link =
                new SilentLink(session(other.equals("none") ? null : provider, Stream.empty()), realm, identity());
        assertThat(link.isAllowedByUserid()).isEqualTo(byUserid);
        assertThat(link.isAllowedByMail()).isEqualTo(byMail);
    }

    @ParameterizedTest
    @CsvSource({
        // alias of a link of the account, its wecom.corpid and wecom.userid: whether it may be linked
        "'',    '',      '',    true",
        "wecom, '',      '',    true",
        "other, '',      '',    false",
        "gone,  '',      '',    false",
        "'',    wwHERE,  '',    true",
        "'',    wwOTHER, '',    false",
        "'',    '',      LI,    true",
        "'',    '',      liwei, false",
        "'',    wwHERE,  li,    true",
        "'',    wwHERE,  liwei, false"
    })
    void whatTheAccountAllows(String alias, String corpId, String userid, boolean allowed) {
        RealmModel realm =
                Fake.of(RealmModel.class, Map.of("getName", any -> "acme", "getClientByClientId", any -> null));
        UserModel user = Fake.of(
                UserModel.class,
                Map.of(
                        "getServiceAccountClientLink", any -> null,
                        "getFirstAttribute",
                                name -> Map.of("wecom.corpid", corpId, "wecom.userid", userid)
                                        .get(name)));
        Stream<FederatedIdentityModel> links = Stream.of(alias)
                .filter(name -> !name.isEmpty())
                .map(name -> new FederatedIdentityModel(name, "li", "li"));
        assertThat(new SilentLink(session(null, links), realm, identity()).isAllowedFor(user))
                .isEqualTo(allowed);
    }

    private static KeycloakSession session(IdentityProviderModel other, Stream<FederatedIdentityModel> links) {
        IdentityProviderStorageProvider providers = Fake.of(
                IdentityProviderStorageProvider.class,
                Map.of(
                        "getAllStream",
                        any -> Stream.concat(
                                Stream.of(provider("wecom", "wecom", "wwHERE")), Stream.ofNullable(other))));
        // Asked twice at most, and the second question is only for an account without other links.
        java.util.List<FederatedIdentityModel> all = links.toList();
        UserProvider users = Fake.of(
                UserProvider.class,
                Map.of(
                        "getFederatedIdentitiesStream",
                        any -> all.stream(),
                        "getFederatedIdentity",
                        alias -> all.stream()
                                .filter(link -> link.getIdentityProvider().equals(alias))
                                .findFirst()
                                .orElse(null)));
        return Fake.of(KeycloakSession.class, Map.of("identityProviders", any -> providers, "users", any -> users));
    }

    private static BrokeredIdentityContext identity() {
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", provider("wecom", "wecom", "wwHERE"));
        identity.setUsername("li");
        return identity;
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
