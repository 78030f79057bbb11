package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.broker.WecomIdentityProviderFactory;
import java.util.Optional;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderConfigurationBuilder.ProviderConfigPropertyBuilder;

/**
 * What the mappers for WeCom members have in common. The console translates the labels of a mapper's fields but prints its name,
 * category and help as they are: those are texts in both languages, and no message keys.
 */
abstract class WecomMapper extends AbstractIdentityProviderMapper {

    @Override
    public final String[] getCompatibleProviders() {
        return new String[] {WecomIdentityProviderFactory.PROVIDER_ID};
    }

    @Override
    public final boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    static ProviderConfigPropertyBuilder field(ProviderConfigurationBuilder form, String key, String type) {
        return form.property()
                .name(key)
                .type(type)
                .label("wecom.mapper." + key + ".label")
                .helpText("wecom.mapper." + key + ".help");
    }

    /** A setting as entered, without blanks around it; empty when it was left out. */
    static String setting(IdentityProviderMapperModel mapper, String key) {
        return Optional.ofNullable(mapper.getConfig().get(key))
                .map(String::strip)
                .orElse("");
    }

    static Optional<UserModel> account(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        FederatedIdentityModel link = new FederatedIdentityModel(
                identity.getIdpConfig().getAlias(), identity.getId(), identity.getUsername());
        return Optional.ofNullable(session.users().getUserByFederatedIdentity(realm, link));
    }
}
