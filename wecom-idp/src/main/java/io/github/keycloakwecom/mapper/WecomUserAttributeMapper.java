package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.member.AccountWriter;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.member.MailAddress;
import io.github.keycloakwecom.member.MemberField;
import io.github.keycloakwecom.member.MemberMail;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapperSyncModeDelegate;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Copies a field of the member to a user attribute. Unlike Keycloak's own JSON mapper, it also copies numbers and
 * lists. An absent or empty field changes nothing, because WeCom may withhold a field in both ways
 * (developer.work.weixin.qq.com/document/path/90196).
 */
public final class WecomUserAttributeMapper extends WecomMapper {

    public static final String PROVIDER_ID = "wecom-user-attribute-mapper";

    static final String FIELD = "wecomField";
    static final String ATTRIBUTE = "userAttribute";

    private static final Logger LOG = Logger.getLogger(WecomUserAttributeMapper.class);

    public WecomUserAttributeMapper() {
        super(
                PROVIDER_ID,
                "Attribute Importer",
                "WeCom member field (企业微信成员字段)",
                "Copies a field of the WeCom member to a user attribute. Needs 'Verify membership'. An absent or empty "
                        + "field does not change the stored value. "
                        + "将企业微信成员的字段写入用户属性。需开启“核实成员身份”；企业微信未提供或为空的字段不会改动已有的值。");
    }

    @Override
    void fields(ProviderConfigurationBuilder form) {
        field(form, FIELD, ProviderConfigProperty.STRING_TYPE).required(true).add();
        field(form, ATTRIBUTE, ProviderConfigProperty.USER_PROFILE_ATTRIBUTE_LIST_TYPE)
                .required(true)
                .add();
    }

    /** Writes the value to the identity, so that the first-login pages show it and Keycloak writes it. */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        BrokeredMember member = new BrokeredMember(session, realm, identity);
        Optional<UserModel> account = member.account();
        // The provider writes name, mail and wecom attributes of an identity to known accounts and ignores the sync
        // mode of this mapper. So a value with sync mode IMPORT is not written to their identity.
        if (account.isPresent() && syncMode(mapper, identity) == IdentityProviderSyncMode.IMPORT) {
            return;
        }
        List<String> values = values(mapper, identity);
        if (!values.isEmpty()) {
            offer(member, account, field(mapper), values);
        }
    }

    private static void offer(
            BrokeredMember member, Optional<UserModel> account, AccountField field, List<String> values) {
        switch (field.name()) {
            case UserModel.FIRST_NAME -> member.writeFirstName(values.get(0));
            case UserModel.LAST_NAME -> member.writeLastName(values.get(0));
            case UserModel.EMAIL -> {
                MailAddress mail = member.mapped(values.get(0), account);
                if (mail.isPresent()) {
                    member.writeMail(mail);
                }
            }
            default -> member.writeAttribute(field.name(), values);
        }
    }

    /**
     * Writes attributes only: Keycloak has written name and mail from the identity, and the member may have changed
     * them.
     */
    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        if (field(mapper).isAttribute()) {
            updateBrokeredUser(session, realm, user, mapper, identity);
        }
    }

    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        List<String> values = values(mapper, identity);
        if (values.isEmpty()) {
            return;
        }
        AccountField field = field(mapper);
        AccountWriter account = new AccountWriter(user);
        if (field.isMail()) {
            MailAddress mail = new BrokeredMember(session, realm, identity).mapped(values.get(0), Optional.of(user));
            account.writeMapped(mail, MemberMail.of(new WecomIdentityProviderConfig(identity.getIdpConfig())));
        } else {
            account.write(field.name(), field.isAttribute() ? values : values.subList(0, 1));
        }
        account.report(identity.getIdpConfig().getAlias());
    }

    private static List<String> values(IdentityProviderMapperModel mapper, BrokeredIdentityContext identity) {
        if (!field(mapper).isWritable()) {
            LOG.warnf(
                    "Mapper '%s' of identity provider '%s' has no user attribute that may be written",
                    mapper.getName(), identity.getIdpConfig().getAlias());
            return List.of();
        }
        return new MemberField(setting(mapper, FIELD)).valuesIn(BrokeredMember.json(identity));
    }

    private static AccountField field(IdentityProviderMapperModel mapper) {
        return AccountField.of(setting(mapper, ATTRIBUTE));
    }

    private static IdentityProviderSyncMode syncMode(
            IdentityProviderMapperModel mapper, BrokeredIdentityContext identity) {
        return IdentityProviderMapperSyncModeDelegate.combineIdpAndMapperSyncMode(
                Optional.ofNullable(identity.getIdpConfig().getSyncMode()).orElse(IdentityProviderSyncMode.LEGACY),
                mapper.getSyncMode());
    }
}
