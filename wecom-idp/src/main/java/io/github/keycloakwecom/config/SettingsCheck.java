package io.github.keycloakwecom.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.VaultStringSecret;

/**
 * Checks the settings of a provider before they are saved, and reports all problems at once in the language of the
 * administrator.
 */
final class SettingsCheck {

    // No prefix is required, because private editions have other corp ids.
    private static final Pattern CORP_ID_FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern AGENT_ID_FORM = Pattern.compile("\\d{1,20}");
    private static final Pattern EMAIL_TEMPLATE_FORM =
            Pattern.compile("[A-Za-z0-9._+-]*\\$\\{userid}[A-Za-z0-9._+-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final WecomIdentityProviderConfig config;
    private final ConsoleTexts texts;
    private final List<String> problems = new ArrayList<>();

    SettingsCheck(WecomIdentityProviderConfig config, ConsoleTexts texts) {
        this.config = config;
        this.texts = texts;
    }

    /**
     * @param session of the request; when it is {@code null}, the vault reference is not checked
     * @throws IllegalArgumentException naming all problems, because the console shows the text of this exception only
     */
    void run(KeycloakSession session, RealmModel realm) {
        expect(CORP_ID_FORM.matcher(config.getCorpId()).matches(), "clientId");
        expect(!config.getSecret().isEmpty(), "clientSecret");
        expect(!isUnresolvedVaultReference(session, realm), "vault");
        expect(AGENT_ID_FORM.matcher(config.getAgentId()).matches(), "agentId");
        expectAddress(config.getApiBaseUrl(), WecomIdentityProviderConfig.API_BASE_URL);
        if (config.getApiBaseUrl().indexOf('?') >= 0) {
            problems.add(texts.text("wecom.check.query", "wecom.apiBaseUrl.label"));
        }
        expectAddress(config.getWebLoginUrl(), WecomIdentityProviderConfig.WEB_LOGIN_URL);
        expectAddress(config.getInAppUrl(), WecomIdentityProviderConfig.IN_APP_URL);
        expect(
                config.getEmailTemplate().isEmpty()
                        || EMAIL_TEMPLATE_FORM
                                .matcher(config.getEmailTemplate())
                                .matches(),
                "emailTemplate");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(texts.join(problems));
        }
    }

    private void expect(boolean fulfilled, String problem) {
        if (!fulfilled) {
            problems.add(texts.text("wecom.check." + problem));
        }
    }

    // http is allowed for private editions without https.
    private void expectAddress(String value, String key) {
        try {
            URI url = URI.create(value);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Reported below.
        }
        problems.add(texts.text("wecom.check.address", "wecom." + key + ".label"));
    }

    // Not checked during the import of a realm, because the vault finds entries by the realm of the request.
    private boolean isUnresolvedVaultReference(KeycloakSession session, RealmModel realm) {
        if (!config.getSecret().startsWith("${vault.")
                || session == null
                || !realm.equals(session.getContext().getRealm())) {
            return false;
        }
        try (VaultStringSecret secret = session.vault().getStringSecret(config.getSecret())) {
            return secret.get().isEmpty();
        }
    }
}
