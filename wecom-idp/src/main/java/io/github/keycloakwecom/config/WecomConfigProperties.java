package io.github.keycloakwecom.config;

import static org.keycloak.provider.ProviderConfigProperty.BOOLEAN_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.LIST_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.MULTIVALUED_STRING_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.STRING_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.URL_TYPE;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The fields of the console's form, without CorpID and secret. Labels and help texts are message keys: the console
 * looks them up in the language of the administrator.
 */
public final class WecomConfigProperties {

    /** No setting: a text that explains the two fields above, whose labels are Keycloak's. */
    static final String GUIDE = "guide";

    private WecomConfigProperties() {}

    public static List<ProviderConfigProperty> all() {
        ProviderConfigurationBuilder form = ProviderConfigurationBuilder.create();
        // With this type, the console shows the help text as a read-only line and stores nothing.
        field(form, GUIDE, URL_TYPE).add();
        field(form, WecomIdentityProviderConfig.AGENT_ID, STRING_TYPE)
                .required(true)
                .add();
        field(form, WecomIdentityProviderConfig.PANEL, LIST_TYPE)
                .options(WecomIdentityProviderConfig.PANEL_EMBEDDED, WecomIdentityProviderConfig.PANEL_BUTTON)
                .defaultValue(WecomIdentityProviderConfig.PANEL_EMBEDDED)
                .add();
        field(form, WecomIdentityProviderConfig.CLIENTS, MULTIVALUED_STRING_TYPE)
                .add();
        field(form, WecomIdentityProviderConfig.VERIFY_MEMBERSHIP, BOOLEAN_TYPE)
                .defaultValue(true)
                .add();
        field(form, WecomIdentityProviderConfig.IN_APP_SCOPE, LIST_TYPE)
                .options(InAppScope.values(InAppScope.values()))
                .defaultValue(InAppScope.SILENT.value())
                .add();
        field(form, WecomIdentityProviderConfig.NAME_FORMAT, LIST_TYPE)
                .options(WecomIdentityProviderConfig.DEFAULT_NAME_FORMAT, WecomIdentityProviderConfig.CHINESE_SPLIT)
                .defaultValue(WecomIdentityProviderConfig.DEFAULT_NAME_FORMAT)
                .add();
        field(form, WecomIdentityProviderConfig.EMAIL_TEMPLATE, STRING_TYPE).add();
        field(form, WecomIdentityProviderConfig.API_BASE_URL, STRING_TYPE)
                .defaultValue(WecomIdentityProviderConfig.DEFAULT_API_BASE_URL)
                .add();
        field(form, WecomIdentityProviderConfig.WEB_LOGIN_URL, STRING_TYPE)
                .defaultValue(WecomIdentityProviderConfig.DEFAULT_WEB_LOGIN_URL)
                .add();
        field(form, WecomIdentityProviderConfig.IN_APP_URL, STRING_TYPE)
                .defaultValue(WecomIdentityProviderConfig.DEFAULT_IN_APP_URL)
                .add();
        field(form, WecomIdentityProviderConfig.IDENTITY_API, LIST_TYPE)
                .options("auth", "legacy")
                .defaultValue(WecomIdentityProviderConfig.DEFAULT_IDENTITY_API)
                .add();
        return form.build();
    }

    private static ProviderConfigurationBuilder.ProviderConfigPropertyBuilder field(
            ProviderConfigurationBuilder form, String key, String type) {
        return form.property()
                .name(key)
                .type(type)
                .label("wecom." + key + ".label")
                .helpText("wecom." + key + ".help");
    }
}
