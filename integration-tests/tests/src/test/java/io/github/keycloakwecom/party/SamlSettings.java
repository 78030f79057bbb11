package io.github.keycloakwecom.party;

/**
 * The part of {@code gitlab.rb} that matters here.
 *
 * @param idpMetadata address of the realm's descriptor, from which entity id, addresses and certificate are read
 * @param entityId {@code sp_entity_id}, the client's id in Keycloak
 * @param ssoQuery what is added to the address of the provider, such as {@code kc_idp_hint=wecom}, or empty
 * @param signedMessages {@code want_messages_signed}: the document has to be signed
 * @param signedAssertions {@code want_assertions_signed}
 * @param sameSite of the session cookie: the answer is a POST from another site
 */
public record SamlSettings(
        String idpMetadata,
        String entityId,
        String ssoQuery,
        boolean signedMessages,
        boolean signedAssertions,
        String sameSite) {

    /** Only the assertion has to be signed, and the session cookie comes along with the answer. */
    public static SamlSettings of(String idpMetadata, String entityId) {
        return new SamlSettings(idpMetadata, entityId, "", false, true, "None");
    }

    public SamlSettings withSsoQuery(String value) {
        return new SamlSettings(idpMetadata, entityId, value, signedMessages, signedAssertions, sameSite);
    }

    public SamlSettings withSigned(boolean messages, boolean assertions) {
        return new SamlSettings(idpMetadata, entityId, ssoQuery, messages, assertions, sameSite);
    }

    public SamlSettings withSameSite(String value) {
        return new SamlSettings(idpMetadata, entityId, ssoQuery, signedMessages, signedAssertions, value);
    }
}
