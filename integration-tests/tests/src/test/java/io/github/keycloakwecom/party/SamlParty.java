package io.github.keycloakwecom.party;

import com.onelogin.saml2.settings.IdPMetadataParser;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import com.onelogin.saml2.util.Constants;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An application that signs people in with SAML through SAML-Toolkits' java-saml, the sister of GitLab's ruby-saml. */
public final class SamlParty implements AutoCloseable {

    static final String START = "/users/auth/saml";
    static final String ACS = START + "/callback";
    static final String SLO = START + "/slo";

    private final PartyServer server;

    /** Starts it; the provider's metadata are read first, so it has to be there. */
    public SamlParty(SamlSettings settings) {
        Map<String, Object> provider = provider(settings);
        server = new PartyServer("saml_session", settings.sameSite());
        server.initializer((Set<Class<?>> classes, ServletContext servlets) -> servlets.addServlet(
                        "saml", new SamlPages(() -> saml(settings, provider), settings.ssoQuery()))
                .addMapping("/"));
        server.start();
    }

    private static Map<String, Object> provider(SamlSettings settings) {
        try {
            return IdPMetadataParser.parseRemoteXML(
                    URI.create(settings.idpMetadata()).toURL());
        } catch (Exception e) {
            throw new IllegalStateException("no metadata at " + settings.idpMetadata(), e);
        }
    }

    // Requests are unsigned, because GitLab has no key by default.
    private Saml2Settings saml(SamlSettings settings, Map<String, Object> provider) {
        Map<String, Object> values = new HashMap<>(provider);
        values.put(SettingsBuilder.STRICT_PROPERTY_KEY, true);
        values.put(SettingsBuilder.SP_ENTITYID_PROPERTY_KEY, settings.entityId());
        values.put(SettingsBuilder.SP_ASSERTION_CONSUMER_SERVICE_URL_PROPERTY_KEY, url() + ACS);
        values.put(SettingsBuilder.SP_SINGLE_LOGOUT_SERVICE_URL_PROPERTY_KEY, url() + SLO);
        values.put(SettingsBuilder.SP_NAMEIDFORMAT_PROPERTY_KEY, Constants.NAMEID_PERSISTENT);
        values.put(SettingsBuilder.SECURITY_AUTHREQUEST_SIGNED, false);
        values.put(SettingsBuilder.SECURITY_LOGOUTREQUEST_SIGNED, false);
        values.put(SettingsBuilder.SECURITY_REQUESTED_AUTHNCONTEXT, "");
        values.put(SettingsBuilder.SECURITY_WANT_MESSAGES_SIGNED, settings.signedMessages());
        values.put(SettingsBuilder.SECURITY_WANT_ASSERTIONS_SIGNED, settings.signedAssertions());
        values.put(SettingsBuilder.SECURITY_WANT_XML_VALIDATION, true);
        values.put(SettingsBuilder.SECURITY_REJECT_UNSOLICITED_RESPONSES_WITH_INRESPONSETO, true);
        values.put(SettingsBuilder.SECURITY_REJECT_DEPRECATED_ALGORITHM, true);
        return new SettingsBuilder().fromValues(values).build();
    }

    /** Without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** The address that the answer is posted to. */
    public String assertionConsumerService() {
        return url() + ACS;
    }

    /** The address for {@code LogoutRequest} and {@code LogoutResponse}, by redirect or by POST. */
    public String singleLogoutService() {
        return url() + SLO;
    }

    @Override
    public void close() {
        server.close();
    }
}
