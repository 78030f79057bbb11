package io.github.keycloakwecom.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class SilentLinkTest {

    private static final String REGISTER = "people may register themselves";
    private static final String RENAME = "people may change their username";
    private static final String SIGNS_IN = "another provider signs people in";
    private static final String WECOM = "another provider of WeCom is enabled";
    private static final String TRUSTS = "another provider has Trust email";

    @ParameterizedTest
    @CsvSource({
        // another provider, enabled, link only, trusted mail; registration, editable usernames: objections to userid
        // and to mail
        "none,   true,  false, false, false, false, '',                ''",
        "none,   true,  false, false, true,  false, " + REGISTER + ",  ''",
        "none,   true,  false, false, false, true,  " + RENAME + ",    ''",
        "wecom,  true,  false, false, false, false, " + SIGNS_IN + ",  " + WECOM,
        "wecom,  false, false, false, false, false, '',                ''",
        "wecom,  true,  true,  false, false, false, '',                " + WECOM,
        "github, true,  false, false, false, false, " + SIGNS_IN + ",  ''",
        "github, true,  false, true,  false, false, " + SIGNS_IN + ",  " + TRUSTS,
        "github, false, false, true,  false, false, '',                ''",
        "github, true,  true,  true,  false, false, '',                " + TRUSTS,
        "github, true,  true,  false, false, false, '',                ''",
        "saml,   true,  false, false, false, false, " + SIGNS_IN + ",  '',"
    })
    void whatTheRealmAllows(
            String other,
            boolean enabled,
            boolean linkOnly,
            boolean trusted,
            boolean registration,
            boolean names,
            String useridObjection,
            String mailObjection) {
        IdentityProviderModel provider = provider("other", other, "wwOTHER");
        provider.setEnabled(enabled);
        provider.setLinkOnly(linkOnly);
        provider.setTrustEmail(trusted);
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of("isRegistrationAllowed", any -> registration, "isEditUsernameAllowed", any -> names));
        SilentLink link =
                new SilentLink(session(other.equals("none") ? null : provider, Stream.empty()), realm, identity());
        assertThat(link.useridObjection().orElse("")).isEqualTo(useridObjection);
        assertThat(link.mailObjection().orElse("")).isEqualTo(mailObjection);
    }

    private static final String ELSEWHERE = "the account is linked to another provider";
    private static final String CORP = "the account is of another corp";
    private static final String MEMBER = "the account is of another member";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // alias of a link of the account | its wecom.corpid | its wecom.userid | kind | objection
                "      |         |       | person       |",
                "wecom |         |       | person       |",
                "other |         |       | person       | the account is linked to another provider",
                "gone  |         |       | person       | the account is linked to another provider",
                "      | wwHERE  |       | person       |",
                "      | wwOTHER |       | person       | the account is of another corp",
                "      |         | LI    | person       |",
                "      |         | liwei | person       | the account is of another member",
                "      | wwHERE  | li    | person       |",
                "      | wwHERE  | liwei | person       | the account is of another member",
                "      |         |       | service      | the account is a client's service account",
                "      |         |       | administrator| the account has a role of Keycloak's administration"
            })
    void whatTheAccountAllows(String alias, String corpId, String userid, String kind, String against) {
        RoleModel manageUsers = Fake.of(RoleModel.class, Map.of());
        ClientModel administration =
                Fake.of(ClientModel.class, Map.of("getRolesStream", any -> Stream.of(manageUsers)));
        RealmModel realm = Fake.of(
                RealmModel.class, Map.of("getName", any -> "acme", "getClientByClientId", any -> administration));
        Map<String, String> attributes = new HashMap<>();
        attributes.put("wecom.corpid", corpId);
        attributes.put("wecom.userid", userid);
        UserModel user = Fake.of(
                UserModel.class,
                Map.of(
                        "getServiceAccountClientLink",
                        any -> kind.equals("service") ? "a client" : null,
                        "hasRole",
                        role -> kind.equals("administrator"),
                        "getFirstAttribute",
                        attributes::get));
        Stream<FederatedIdentityModel> links =
                Stream.ofNullable(alias).map(name -> new FederatedIdentityModel(name, "li", "li"));
        assertThat(new SilentLink(session(null, links), realm, identity()).accountObjection(user))
                .isEqualTo(Optional.ofNullable(against));
    }

    private static KeycloakSession session(IdentityProviderModel other, Stream<FederatedIdentityModel> links) {
        IdentityProviderStorageProvider providers = Fake.of(
                IdentityProviderStorageProvider.class,
                Map.of(
                        "getAllStream",
                        any -> Stream.concat(
                                Stream.of(provider("wecom", "wecom", "wwHERE")), Stream.ofNullable(other))));
        List<FederatedIdentityModel> all = links.toList();
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
