package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.member.BoundAccount;
import io.github.keycloakwecom.member.DirectoryNames;
import io.github.keycloakwecom.member.MemberField;
import io.github.keycloakwecom.member.MemberJson;
import io.github.keycloakwecom.member.MemberProfile;
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
import org.keycloak.services.validation.Validation;
import org.keycloak.storage.ReadOnlyException;

/**
 * Copies a field of the member to a user attribute, numbers and lists too, which Keycloak's own JSON mapper drops. A field that is
 * absent or empty changes nothing: WeCom withholds fields without saying so
 * (developer.work.weixin.qq.com/document/path/90196), and an empty field and a
 * withheld one look the same.
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
                "Copies a field of the WeCom member to a user attribute. Needs 'Verify membership'; a field that WeCom "
                        + "withholds or that is empty leaves the stored value. 将企业微信成员的字段写入用户属性。需开启“核实成员身份”；企业微信未提供或为空的字段不会改动已有的值。");
    }

    @Override
    void fields(ProviderConfigurationBuilder form) {
        field(form, FIELD, ProviderConfigProperty.STRING_TYPE).required(true).add();
        field(form, ATTRIBUTE, ProviderConfigProperty.USER_PROFILE_ATTRIBUTE_LIST_TYPE)
                .required(true)
                .add();
    }

    /** Offers the value to the first-login pages and to what Keycloak itself writes from an identity. */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        Optional<UserModel> account = BoundAccount.of(session, realm, identity);
        // The provider writes an identity's name, mail and wecom attributes to known accounts as well, whatever
        // the sync mode of this mapper is: so an import-only value is not offered for them.
        if (account.isPresent() && syncMode(mapper, identity) == IdentityProviderSyncMode.IMPORT) {
            return;
        }
        List<String> values = values(session, realm, mapper, identity, account);
        if (!values.isEmpty()) {
            destination(mapper).write(identity, setting(mapper, ATTRIBUTE), values);
            if (destination(mapper) != AccountField.ATTRIBUTE) {
                DirectoryNames.settle(session, realm, identity);
            }
        }
    }

    /** Keycloak has written the rest from the identity, and somebody may have changed it at the review page. */
    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        if (destination(mapper) == AccountField.ATTRIBUTE) {
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
        List<String> values = values(session, realm, mapper, identity, Optional.of(user));
        if (values.isEmpty()) {
            return;
        }
        try {
            AccountField destination = destination(mapper);
            boolean otherMail =
                    destination == AccountField.EMAIL && !values.get(0).equalsIgnoreCase(user.getEmail());
            destination.write(user, setting(mapper, ATTRIBUTE), values);
            if (otherMail) {
                user.setEmailVerified(
                        Boolean.TRUE.equals(identity.getIdpConfig().isTrustEmail())
                                && MemberProfile.isCompanyMail(identity, values.get(0)));
            }
        } catch (ReadOnlyException e) {
            LOG.debugf("Mapper '%s' met an account that cannot be written: %s", mapper.getName(), user.getId());
        }
    }

    private static List<String> values(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity,
            Optional<UserModel> account) {
        AccountField destination = destination(mapper);
        if (destination == AccountField.NOWHERE) {
            LOG.warnf(
                    "Mapper '%s' of identity provider '%s' has no user attribute that may be written",
                    mapper.getName(), identity.getIdpConfig().getAlias());
            return List.of();
        }
        List<String> values = new MemberField(setting(mapper, FIELD)).valuesIn(MemberJson.of(identity));
        boolean refused = destination == AccountField.EMAIL
                && !values.isEmpty()
                && !(Validation.isEmailValid(values.get(0)) && isFree(session, realm, account, values.get(0)));
        return refused ? List.of() : values;
    }

    // A new member with the mail of an existing account is for the first-login pages to sort out; a known one keeps the
    // mail it has, because two accounts with one mail would end the login in an error.
    private static boolean isFree(KeycloakSession session, RealmModel realm, Optional<UserModel> account, String mail) {
        if (account.isEmpty() || realm.isDuplicateEmailsAllowed()) {
            return true;
        }
        UserModel owner = session.users().getUserByEmail(realm, mail);
        return owner == null || owner.getId().equals(account.get().getId());
    }

    private static AccountField destination(IdentityProviderMapperModel mapper) {
        return AccountField.of(setting(mapper, ATTRIBUTE));
    }

    private static IdentityProviderSyncMode syncMode(
            IdentityProviderMapperModel mapper, BrokeredIdentityContext identity) {
        return IdentityProviderMapperSyncModeDelegate.combineIdpAndMapperSyncMode(
                Optional.ofNullable(identity.getIdpConfig().getSyncMode()).orElse(IdentityProviderSyncMode.LEGACY),
                mapper.getSyncMode());
    }
}
