package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.member.BrokeredMember;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Makes the username of a new account from a template. A known account keeps its username, because applications may
 * identify people by it. When a variable has no value, the username is the userid, because WeCom may withhold fields
 * (developer.work.weixin.qq.com/document/path/90196). Keycloak's mapper for OpenID Connect cannot do this: it reads
 * claims of a token.
 */
public final class WecomUsernameTemplateMapper extends WecomMapper {

    public static final String PROVIDER_ID = "wecom-username-template-mapper";

    static final String TEMPLATE = "template";

    private static final String DEFAULT_TEMPLATE = "${userid}";

    private static final Logger LOG = Logger.getLogger(WecomUsernameTemplateMapper.class);

    public WecomUsernameTemplateMapper() {
        super(
                PROVIDER_ID,
                "Preprocessor",
                "WeCom username template (企业微信用户名模板)",
                "Makes the username of a new account from fields of the WeCom member. Known accounts keep theirs. "
                        + "根据企业微信成员的字段生成新账号的用户名。已有账号的用户名不变。");
    }

    @Override
    void fields(ProviderConfigurationBuilder form) {
        field(form, TEMPLATE, ProviderConfigProperty.STRING_TYPE)
                .defaultValue(DEFAULT_TEMPLATE)
                .required(true)
                .add();
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        BrokeredMember member = new BrokeredMember(session, realm, identity);
        if (member.account().isPresent()) {
            return;
        }
        Optional<String> username =
                new UsernameTemplate(setting(mapper, TEMPLATE)).fill(variable -> value(identity, variable));
        if (username.isEmpty()) {
            LOG.warnf(
                    "Mapper '%s' of identity provider '%s' makes no username of its template for a new member, who "
                            + "gets the userid instead",
                    mapper.getName(), identity.getIdpConfig().getAlias());
        }
        member.writeUsername(username.orElse(identity.getUsername()));
    }

    private static String value(BrokeredIdentityContext identity, String variable) {
        String value =
                switch (variable) {
                    case "userid" -> identity.getUsername();
                    case "corpid", "alias", "name" -> identity.getUserAttribute("wecom." + variable);
                    case "biz_mail" -> BrokeredMember.json(identity).text("biz_mail");
                    // The address of the identity, which may come from consent.
                    case "email" -> identity.getEmail();
                    default -> "";
                };
        return Optional.ofNullable(value).orElse("");
    }
}
