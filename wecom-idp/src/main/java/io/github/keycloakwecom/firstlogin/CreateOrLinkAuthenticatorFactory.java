package io.github.keycloakwecom.firstlogin;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Registers the step {@value #PROVIDER_ID}. The console translates labels and help texts of its fields, but not its
 * name and its own help.
 */
public final class CreateOrLinkAuthenticatorFactory extends IdpCreateUserIfUniqueAuthenticatorFactory {

    public static final String PROVIDER_ID = "wecom-create-or-link";

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CreateOrLinkAuthenticator();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "WeCom: create or link (创建或关联)";
    }

    @Override
    public String getHelpText() {
        return "For first login flows, in the place of Create User If Unique: creates an account for a new WeCom "
                + "member, or links the existing account with the same userid or company mail, with or without asking. "
                + "用于首次登录流程，替代 Create User If Unique：为新的企业微信成员创建账号，或关联 userid 或企业邮箱相同的已有账号，可选择是否询问。";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CreateOrLinkAuthenticator.LINK_SILENTLY)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .label("wecom.firstLogin.linkSilently.label")
                .helpText("wecom.firstLogin.linkSilently.help")
                .defaultValue(false)
                .add()
                .build();
    }
}
