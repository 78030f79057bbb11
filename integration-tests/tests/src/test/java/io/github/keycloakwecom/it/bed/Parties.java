package io.github.keycloakwecom.it.bed;

import io.github.keycloakwecom.party.OidcParty;
import io.github.keycloakwecom.party.OidcSettings;
import io.github.keycloakwecom.party.SamlParty;
import io.github.keycloakwecom.party.SamlSettings;
import io.github.keycloakwecom.standin.company.Contact;
import io.github.keycloakwecom.standin.company.Post;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * Applications like GitLab in the shared realm, and the person who uses them: userid {@code li}, name 张三, no mail.
 *
 * <p>The person is in the departments 研发 and 平台. The realm has a group for each.
 */
public final class Parties implements AutoCloseable {

    public static final String OIDC = "gitlab";
    public static final String SAML = "gitlab-saml";

    /** Straight to the QR code; what is not about how people get there need not wait for the login page. */
    static final Map<String, String> HINT = Map.of("kc_idp_hint", TestBed.ALIAS);

    private static final String SECRET = "secret-of-the-gitlab-client";

    private final TestBed bed;
    private final RealmChanges changes;

    public Parties(TestBed bed) {
        this.bed = bed;
        this.changes = new RealmChanges(bed);
        changes.mapper("wecom-department-group-mapper", Map.of("syncMode", "INHERIT"));
        changes.group("研发", "2");
        changes.group("平台", "3");
        changes.company().member("li", person -> person.withName("张三")
                .withContact(Contact.none())
                .withPosts(new Post(2, 0, false), new Post(3, 0, false)));
    }

    public RealmChanges changes() {
        return changes;
    }

    public OidcParty oidc() {
        return oidc(settings -> settings, client -> {});
    }

    public OidcParty oidc(UnaryOperator<OidcSettings> settings) {
        return oidc(settings, client -> {});
    }

    /** @param change to the client in Keycloak, beyond what GitLab needs */
    public OidcParty oidc(UnaryOperator<OidcSettings> settings, Consumer<ClientRepresentation> change) {
        OidcParty party = new OidcParty(settings.apply(
                OidcSettings.of(bed.keycloak().issuer("acme"), OIDC, SECRET).withExtraParameters(HINT)));
        changes.undo(party::close);
        ClientRepresentation client = client(OIDC, "openid-connect", party.url());
        client.setSecret(SECRET);
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(false);
        client.setRedirectUris(List.of(party.redirectUri()));
        client.getAttributes()
                .putAll(Map.of(
                        "id.token.signed.response.alg",
                        "RS256",
                        "post.logout.redirect.uris",
                        party.url() + "/",
                        "backchannel.logout.url",
                        party.backChannelLogoutUri(),
                        "backchannel.logout.session.required",
                        "true"));
        client.setProtocolMappers(List.of(mapper(
                "openid-connect",
                "oidc-group-membership-mapper",
                Map.of(
                        "claim.name", "groups",
                        "full.path", "false",
                        "id.token.claim", "false",
                        "userinfo.token.claim", "true"))));
        change.accept(client);
        changes.client(client);
        return party;
    }

    public SamlParty saml() {
        return saml(settings -> settings, client -> {});
    }

    public SamlParty saml(UnaryOperator<SamlSettings> settings, Consumer<ClientRepresentation> change) {
        String metadata = bed.keycloak().issuer("acme") + "/protocol/saml/descriptor";
        SamlParty party = new SamlParty(
                settings.apply(SamlSettings.of(metadata, SAML).withSsoQuery("kc_idp_hint=" + TestBed.ALIAS)));
        changes.undo(party::close);
        ClientRepresentation client = client(SAML, "saml", party.url());
        client.setFrontchannelLogout(true);
        client.setRedirectUris(List.of(party.assertionConsumerService()));
        client.getAttributes()
                .putAll(Map.of(
                        "saml.client.signature", "false",
                        "saml.server.signature", "true",
                        "saml.assertion.signature", "true",
                        "saml.signature.algorithm", "RSA_SHA256",
                        "saml.force.post.binding", "true",
                        "saml_name_id_format", "persistent",
                        "saml_force_name_id_format", "true",
                        "saml_assertion_consumer_url_post", party.assertionConsumerService(),
                        "saml_single_logout_service_url_redirect", party.singleLogoutService()));
        client.setDefaultClientScopes(List.of());
        client.setProtocolMappers(List.of(
                property("email", "email"),
                property("firstName", "name"),
                property("username", "nickname"),
                mapper(
                        "saml",
                        "saml-group-membership-mapper",
                        Map.of(
                                "attribute.name", "groups",
                                "attribute.nameformat", "Basic",
                                "single", "true",
                                "full.path", "false"))));
        change.accept(client);
        changes.client(client);
        return party;
    }

    /** One that Keycloak tells of a logout itself, instead of sending the person's browser round. */
    public SamlParty samlWithBackChannel() {
        return saml(settings -> settings, client -> {
            client.setFrontchannelLogout(false);
            String redirect = client.getAttributes().remove("saml_single_logout_service_url_redirect");
            client.getAttributes().put("saml_single_logout_service_url_post", redirect);
        });
    }

    private static ClientRepresentation client(String id, String protocol, String url) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setProtocol(protocol);
        client.setBaseUrl(url + "/");
        client.setPublicClient(false);
        client.setAttributes(new HashMap<>());
        return client;
    }

    private static ProtocolMapperRepresentation property(String property, String attribute) {
        return mapper(
                "saml",
                "saml-user-property-mapper",
                Map.of("user.attribute", property, "attribute.name", attribute, "attribute.nameformat", "Basic"));
    }

    public static ProtocolMapperRepresentation mapper(String protocol, String type, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(type + " " + config.values().hashCode());
        mapper.setProtocol(protocol);
        mapper.setProtocolMapper(type);
        mapper.setConfig(config);
        return mapper;
    }

    @Override
    public void close() {
        changes.close();
    }
}
