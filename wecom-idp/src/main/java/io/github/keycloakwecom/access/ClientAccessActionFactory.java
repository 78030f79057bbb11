package io.github.keycloakwecom.access;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the required action {@value #PROVIDER_ID}, which an administrator enables in a realm. */
public final class ClientAccessActionFactory implements RequiredActionFactory {

    public static final String PROVIDER_ID = "wecom-client-access";

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ClientAccessAction(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayText() {
        return "WeCom: may use this application (应用访问权限)";
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
