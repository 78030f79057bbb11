package io.github.keycloakwecom.config;

import io.github.keycloakwecom.api.IdentityApi;
import java.util.List;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * The settings of one WeCom identity provider: keys, defaults and typed views. CorpID and secret live in
 * {@code clientId} and {@code clientSecret}, because those two are the fields of the console's form, and
 * {@code clientSecret} is the only one that Keycloak masks.
 */
public class WecomIdentityProviderConfig extends IdentityProviderModel {

    private static final long serialVersionUID = 1L;

    /** Id of the identity provider in Keycloak. */
    public static final String PROVIDER_ID = "wecom";

    /** CorpID of the company. */
    public static final String CORP_ID = "clientId";

    public static final String SECRET = "clientSecret";
    public static final String AGENT_ID = "agentId";
    public static final String VERIFY_MEMBERSHIP = "verifyMembership";
    public static final String API_BASE_URL = "apiBaseUrl";
    public static final String WEB_LOGIN_URL = "webLoginUrl";
    public static final String IN_APP_URL = "inAppUrl";
    public static final String IDENTITY_API = "identityApi";
    public static final String IN_APP_SCOPE = "inAppScope";
    public static final String NAME_FORMAT = "nameFormat";
    public static final String EMAIL_TEMPLATE = "emailTemplate";

    /** Read by templates only, to which Keycloak hands every key that begins with {@code kcTheme-}. */
    public static final String PANEL = "kcTheme-panel";

    /** The applications that members may sign in to; read by templates as well. */
    public static final String CLIENTS = "kcTheme-clients";

    /** The client of the page of applications. */
    public static final String PORTAL_CLIENT = "wecom-portal";

    private static final Set<String> THEIR_OWN =
            Set.of(PORTAL_CLIENT, Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID);

    public static final String DEFAULT_API_BASE_URL = "https://qyapi.weixin.qq.com";
    public static final String DEFAULT_WEB_LOGIN_URL = "https://login.work.weixin.qq.com/wwlogin/sso/login";
    public static final String DEFAULT_IN_APP_URL = "https://open.weixin.qq.com/connect/oauth2/authorize";
    public static final String DEFAULT_IDENTITY_API = "auth";
    public static final String DEFAULT_NAME_FORMAT = "whole";
    public static final String CHINESE_SPLIT = "chinese-split";
    public static final String PANEL_EMBEDDED = "embedded";
    public static final String PANEL_BUTTON = "button";

    public WecomIdentityProviderConfig() {}

    public WecomIdentityProviderConfig(IdentityProviderModel model) {
        super(model);
    }

    /** What a new provider starts with: names and departments follow WeCom at every login. */
    public static WecomIdentityProviderConfig withDefaults() {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.setSyncMode(IdentityProviderSyncMode.FORCE);
        return config;
    }

    /** CorpID; empty only in a provider that was never validated. */
    public String getCorpId() {
        return text(CORP_ID, "");
    }

    /** The secret as configured: it may be a vault reference. */
    public String getSecret() {
        return text(SECRET, "");
    }

    /** Number of the app, digits. */
    public String getAgentId() {
        return text(AGENT_ID, "");
    }

    /** Whether {@code user/get} decides on every login. */
    public boolean isVerifyMembership() {
        return !"false".equals(text(VERIFY_MEMBERSHIP, "true"));
    }

    /** Without slashes at the end. */
    public String getApiBaseUrl() {
        return text(API_BASE_URL, DEFAULT_API_BASE_URL).replaceAll("/+$", "");
    }

    /** Page with the QR code, for browsers. */
    public String getWebLoginUrl() {
        return text(WEB_LOGIN_URL, DEFAULT_WEB_LOGIN_URL);
    }

    /** Authorisation page, for browsers inside WeCom. */
    public String getInAppUrl() {
        return text(IN_APP_URL, DEFAULT_IN_APP_URL);
    }

    /** How a login code is redeemed. */
    public IdentityApi getIdentityApi() {
        return IdentityApi.of(text(IDENTITY_API, DEFAULT_IDENTITY_API));
    }

    /** What a login inside WeCom asks for. */
    public InAppScope getInAppScope() {
        return InAppScope.of(text(IN_APP_SCOPE, InAppScope.SILENT.value()));
    }

    /** Whether a Chinese name is divided into family name and given name. */
    public boolean isChineseNameSplit() {
        return CHINESE_SPLIT.equals(text(NAME_FORMAT, DEFAULT_NAME_FORMAT));
    }

    /** Address for members of whom WeCom shows none, with {@code ${userid}} in it; empty when there shall be none. */
    public String getEmailTemplate() {
        return text(EMAIL_TEMPLATE, "");
    }

    /**
     * Whether members may sign in to an application: to every one, unless the administrator has named some. Their own
     * account and the page of applications are theirs in any case.
     */
    public boolean isFor(ClientModel client) {
        List<String> clients = clients();
        return clients.isEmpty() || isForEverybody(client) || clients.contains(client.getClientId());
    }

    /** Whether the administrator has named applications. */
    boolean isForSomeClientsOnly() {
        return !clients().isEmpty();
    }

    // The console keeps the delimiters of lines that were emptied, and blanks as typed.
    private List<String> clients() {
        return Constants.CFG_DELIMITER_PATTERN
                .splitAsStream(text(CLIENTS, ""))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    // A person's own, which no provider can close.
    private static boolean isForEverybody(ClientModel client) {
        return THEIR_OWN.contains(client.getClientId());
    }

    private String text(String key, String otherwise) {
        String value = getConfig().get(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /**
     * Called on every save and import.
     *
     * @throws IllegalArgumentException naming all problems at once
     */
    @Override
    public void validate(RealmModel realm) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        new SettingsCheck(this, ConsoleTexts.of(session)).run(session, realm);
        if (session != null) {
            new SettingsWarnings(this).log(session, realm);
        }
    }
}
