package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderConfigurationBuilder.ProviderConfigPropertyBuilder;

/**
 * The common part of the mappers for WeCom members. The console translates the labels of a mapper's fields, but not its
 * name, category and help. So name and help are texts in both languages instead of message keys.
 */
abstract class WecomMapper extends AbstractIdentityProviderMapper {

    private final String id;
    private final String category;
    private final String type;
    private final String help;

    /**
     * @param id never changes, because realms refer to it
     * @param category one of Keycloak's categories
     */
    WecomMapper(String id, String category, String type, String help) {
        this.id = id;
        this.category = category;
        this.type = type;
        this.help = help;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayCategory() {
        return category;
    }

    @Override
    public final String getDisplayType() {
        return type;
    }

    @Override
    public final String getHelpText() {
        return help;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigurationBuilder form = ProviderConfigurationBuilder.create();
        fields(form);
        return form.build();
    }

    /** Adds the settings of this mapper. */
    abstract void fields(ProviderConfigurationBuilder form);

    @Override
    public final String[] getCompatibleProviders() {
        return new String[] {WecomIdentityProviderConfig.PROVIDER_ID};
    }

    @Override
    public final boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    static ProviderConfigPropertyBuilder field(ProviderConfigurationBuilder form, String key, String type) {
        return form.property()
                .name(key)
                .type(type)
                .label("wecom.mapper." + key + ".label")
                .helpText("wecom.mapper." + key + ".help");
    }

    /** A setting without surrounding blanks; empty when it is absent. */
    static String setting(IdentityProviderMapperModel mapper, String key) {
        return Optional.ofNullable(mapper.getConfig().get(key))
                .map(String::strip)
                .orElse("");
    }
}
