package io.github.keycloakwecom.demo;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * What an administrator does next, docs/access.md: no page inside WeCom, more applications, one of them for the HR
 * department only.
 */
final class DemoRealm {

    private static final String ALIAS = "wecom";

    private final RealmResource realm;

    DemoRealm(RealmResource realm) {
        this.realm = realm;
    }

    void skipTheLoginPageInsideWecom() {
        RealmRepresentation settings = realm.toRepresentation();
        settings.setBrowserFlow("wecom browser");
        realm.update(settings);
    }

    void askWhoMayOpenWhat() {
        RequiredActionProviderSimpleRepresentation action = new RequiredActionProviderSimpleRepresentation();
        action.setProviderId("wecom-client-access");
        action.setName("WeCom: may use this application");
        realm.flows().registerRequiredAction(action);
    }

    /** @return the client's own id */
    String add(DemoApplication application, String url) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(application.clientId());
        client.setName(application.title());
        client.setSecret(application.secret());
        client.setRootUrl(url);
        client.setBaseUrl("/");
        client.setRedirectUris(List.of("/callback"));
        client.setAttributes(Map.of("post.logout.redirect.uris", url + "/*"));
        try (Response created = realm.clients().create(client)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    /** @param client the client's own id */
    void onlyForDepartment(String client, String name, int department) {
        IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
        mapper.setName("departments");
        mapper.setIdentityProviderAlias(ALIAS);
        mapper.setIdentityProviderMapper("wecom-department-group-mapper");
        mapper.setConfig(Map.of("syncMode", "INHERIT"));
        realm.identityProviders().get(ALIAS).addMapper(mapper).close();
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.setAttributes(Map.of("wecom.departmentId", List.of(Integer.toString(department))));
        RoleRepresentation role = new RoleRepresentation();
        role.setName("restricted-access");
        realm.clients().get(client).roles().create(role);
        try (Response created = realm.groups().add(group)) {
            realm.groups()
                    .group(CreatedResponseUtil.getCreatedId(created))
                    .roles()
                    .clientLevel(client)
                    .add(List.of(realm.clients()
                            .get(client)
                            .roles()
                            .get(role.getName())
                            .toRepresentation()));
        }
    }
}
