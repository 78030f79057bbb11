package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.IdentityApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;
import org.keycloak.vault.VaultStringSecret;

/**
 * The settings of one WeCom identity provider: keys, defaults and typed views. CorpID and secret live in {@code clientId} and
 * {@code clientSecret}, because those two are the fields of the console's form, and {@code clientSecret} is the only one that
 * Keycloak masks.
 */
public class WecomIdentityProviderConfig extends IdentityProviderModel {

    private static final long serialVersionUID = 1L;

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

    // No prefix is demanded: private editions have corp ids of their own.
    private static final Pattern CORP_ID_FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern AGENT_ID_FORM = Pattern.compile("\\d{1,20}");
    private static final Pattern EMAIL_TEMPLATE_FORM =
            Pattern.compile("[A-Za-z0-9._+-]*\\$\\{userid}[A-Za-z0-9._+-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    public WecomIdentityProviderConfig() {}

    public WecomIdentityProviderConfig(IdentityProviderModel model) {
        super(model);
    }

    /** What a new provider starts with: names and departments follow WeCom at every login. */
    static WecomIdentityProviderConfig withDefaults() {
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
     * Whether members may sign in to an application: to every one, unless the administrator has named some. Their own account and
     * the page of applications are theirs in any case.
     */
    public boolean isFor(ClientModel client) {
        String clients = text(CLIENTS, "");
        return clients.isEmpty()
                || isForEverybody(client)
                || List.of(Constants.CFG_DELIMITER_PATTERN.split(clients)).contains(client.getClientId());
    }

    /** Whether a client is a person's own, which no provider can close. */
    public static boolean isForEverybody(ClientModel client) {
        return THEIR_OWN.contains(client.getClientId());
    }

    private String text(String key, String otherwise) {
        String value = getConfig().get(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /**
     * Called on every save and import.
     *
     * @throws IllegalArgumentException naming all problems at once: the one exception whose text the console shows
     */
    @Override
    public void validate(RealmModel realm) {
        List<String> problems = new ArrayList<>();
        if (!CORP_ID_FORM.matcher(getCorpId()).matches()) {
            problems.add("Client ID must be the CorpID of the company, for example ww1234567890abcdef.");
        }
        if (getSecret().isEmpty()) {
            problems.add("Client Secret must be the secret of the app.");
        } else if (leadsNowhere(realm)) {
            problems.add("Client Secret names an entry that the vault does not have.");
        }
        if (!AGENT_ID_FORM.matcher(getAgentId()).matches()) {
            problems.add("AgentId must be the number of the app, for example 1000002.");
        }
        checkUrl(problems, "API base URL", getApiBaseUrl());
        if (getApiBaseUrl().indexOf('?') >= 0) {
            problems.add("API base URL must not have a query.");
        }
        checkUrl(problems, "Web login URL", getWebLoginUrl());
        checkUrl(problems, "In-app login URL", getInAppUrl());
        if (!getEmailTemplate().isEmpty()
                && !EMAIL_TEMPLATE_FORM.matcher(getEmailTemplate()).matches()) {
            problems.add("Mail template must contain ${userid} and be an address, for example ${userid}@corp.example.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    // The vault looks entries up by the realm of the request, which is another one while a realm is imported.
    private boolean leadsNowhere(RealmModel realm) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (!getSecret().startsWith("${vault.")
                || session == null
                || !realm.equals(session.getContext().getRealm())) {
            return false;
        }
        try (VaultStringSecret secret = session.vault().getStringSecret(getSecret())) {
            return secret.get().isEmpty();
        }
    }

    // Plain http is for private editions that have nothing else; nobody gets it without typing it.
    private static void checkUrl(List<String> problems, String name, String value) {
        try {
            URI url = URI.create(value);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Named below, like every other wrong value.
        }
        problems.add(name + " must be an absolute http or https address without user name and fragment.");
    }
}
