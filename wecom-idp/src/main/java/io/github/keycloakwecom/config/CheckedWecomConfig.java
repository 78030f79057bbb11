package io.github.keycloakwecom.config;

import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * The settings of a provider that is saved or imported. Keycloak gets this object from the factory, fills it and
 * validates it ({@code RepresentationToModel.toModel}). Stored settings are a plain
 * {@link WecomIdentityProviderConfig}.
 */
public final class CheckedWecomConfig extends WecomIdentityProviderConfig {

    private static final long serialVersionUID = 1L;

    /** By default names and departments follow WeCom at every login. */
    public CheckedWecomConfig() {
        setSyncMode(IdentityProviderSyncMode.FORCE);
    }

    /** @throws IllegalArgumentException naming all problems at once */
    @Override
    public void validate(RealmModel realm) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        new SettingsCheck(this, ConsoleTexts.of(session)).run(session, realm);
        if (session != null) {
            new SettingsWarnings(this).log(session, realm);
        }
    }
}
