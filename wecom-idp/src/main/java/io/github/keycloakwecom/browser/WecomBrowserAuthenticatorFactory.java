package io.github.keycloakwecom.browser;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Registers the step {@value #PROVIDER_ID} for browser flows. */
public final class WecomBrowserAuthenticatorFactory implements AuthenticatorFactory {

    public static final String PROVIDER_ID = "wecom-browser";

    private static final Requirement[] REQUIREMENTS = {Requirement.ALTERNATIVE, Requirement.DISABLED};

    @Override
    public Authenticator create(KeycloakSession session) {
        return new WecomBrowserAuthenticator();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "WeCom: skip login page (免登录页)";
    }

    @Override
    public String getHelpText() {
        return "For browser flows, after Cookie and before Identity Provider Redirector: inside WeCom, a login starts "
                + "at once through WeCom, without the login page. "
                + "用于浏览器流程，置于 Cookie 之后、Identity Provider Redirector 之前：在企业微信内打开的页面直接通过企业微信登录，不显示登录页。";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(WecomBrowserAuthenticator.PROVIDER)
                .type(ProviderConfigProperty.STRING_TYPE)
                .label("wecom.browser.identityProvider.label")
                .helpText("wecom.browser.identityProvider.help")
                .add()
                .property()
                .name(WecomBrowserAuthenticator.NOT_FOR)
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .label("wecom.browser.notForClients.label")
                .helpText("wecom.browser.notForClients.help")
                .add()
                .build();
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
