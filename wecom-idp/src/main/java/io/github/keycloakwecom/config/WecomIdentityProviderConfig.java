package io.github.keycloakwecom.config;

import io.github.keycloakwecom.api.IdentityApi;
import java.util.List;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;

/**
 * The settings of one WeCom identity provider: keys, defaults and typed views. CorpID and secret are stored in
 * {@code clientId} and {@code clientSecret}, which the console's form always has. Keycloak masks only
 * {@code clientSecret}.
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

    /** Read by templates only. Keycloak gives templates every key that begins with {@code kcTheme-}. */
    public static final String PANEL = "kcTheme-panel";

    /** The applications that members may sign in to; read by templates as well. */
    public static final String CLIENTS = "kcTheme-clients";

    /** The client of the page of applications. */
    public static final String PORTAL_CLIENT = "wecom-portal";

    private static final Set<String> ALWAYS_OPEN =
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

    /** CorpID; empty in a provider that was not validated. */
    public String getCorpId() {
        return setting(CORP_ID, "");
    }

    /** The secret as configured: it may be a vault reference. */
    public String getSecret() {
        return setting(SECRET, "");
    }

    /** AgentId of the app, digits. */
    public String getAgentId() {
        return setting(AGENT_ID, "");
    }

    /** Whether every login calls {@code user/get}. */
    public boolean isVerifyMembership() {
        return !"false".equals(setting(VERIFY_MEMBERSHIP, "true"));
    }

    /** Without slashes at the end. */
    public String getApiBaseUrl() {
        return setting(API_BASE_URL, DEFAULT_API_BASE_URL).replaceAll("/+$", "");
    }

    /** Page with the QR code, for browsers. */
    public String getWebLoginUrl() {
        return setting(WEB_LOGIN_URL, DEFAULT_WEB_LOGIN_URL);
    }

    /** Authorisation page, for browsers inside WeCom. */
    public String getInAppUrl() {
        return setting(IN_APP_URL, DEFAULT_IN_APP_URL);
    }

    /** How a login code is redeemed. */
    public IdentityApi getIdentityApi() {
        return IdentityApi.fromSetting(setting(IDENTITY_API, DEFAULT_IDENTITY_API));
    }

    /** What a login inside WeCom asks for. */
    public InAppScope getInAppScope() {
        return InAppScope.of(setting(IN_APP_SCOPE, InAppScope.SILENT.value()));
    }

    /** Whether a Chinese name is divided into family name and given name. */
    public boolean isChineseNameSplit() {
        return CHINESE_SPLIT.equals(setting(NAME_FORMAT, DEFAULT_NAME_FORMAT));
    }

    /** Template with {@code ${userid}} for members without an address; empty when there is no template. */
    public String getEmailTemplate() {
        return setting(EMAIL_TEMPLATE, "");
    }

    /**
     * Whether members may sign in to an application. An empty list means all applications. The account console and the
     * page of applications are always open.
     */
    public boolean isFor(ClientModel client) {
        List<String> clients = clients();
        return clients.isEmpty() || isAlwaysOpen(client) || clients.contains(client.getClientId());
    }

    /** Whether the administrator has named applications. */
    boolean isForSomeClientsOnly() {
        return !clients().isEmpty();
    }

    // The console stores empty lines and blanks as typed.
    private List<String> clients() {
        return Constants.CFG_DELIMITER_PATTERN
                .splitAsStream(setting(CLIENTS, ""))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static boolean isAlwaysOpen(ClientModel client) {
        return ALWAYS_OPEN.contains(client.getClientId());
    }

    private String setting(String key, String defaultValue) {
        String value = getConfig().get(key);
        return value == null || value.isBlank() ? defaultValue : value.strip();
    }
}
