package io.github.keycloakwecom.page;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.request.BrowserLogin;
import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page that an employee sees when a login failed. It offers to scan again in the same login, else to start again at
 * the application, else the account console, which begins a new login.
 */
public final class LoginProblemPage {

    private static final String TEMPLATE = "wecom-problem.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final WecomIdentityProviderConfig config;

    public LoginProblemPage(KeycloakSession session, RealmModel realm, WecomIdentityProviderConfig config) {
        this.session = session;
        this.realm = realm;
        this.config = config;
    }

    /** The address of the page of a problem, without code and state. */
    static URI address(KeycloakSession session, WecomIdentityProviderConfig config, LoginProblem problem) {
        UriInfo uri = session.getContext().getUri();
        UriBuilder address = UriBuilder.fromUri(Urls.identityProviderAuthnResponse(
                        uri.getBaseUri(),
                        config.getAlias(),
                        session.getContext().getRealm().getName()))
                .path("problem/" + problem.id());
        ClientModel client = session.getContext().getClient();
        if (client != null) {
            address.queryParam(Constants.CLIENT_ID, "{client}");
        }
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            address.queryParam(Constants.TAB_ID, login.getTabId());
        }
        return client == null ? address.build() : address.build(client.getClientId());
    }

    /** Sends the browser to the page. */
    public static Response goTo(KeycloakSession session, WecomIdentityProviderConfig config, LoginProblem problem) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            leaveFirstLogin(login);
        }
        return Response.seeOther(address(session, config, problem)).build();
    }

    /**
     * Restarts a login that is in the first login flow. Otherwise Keycloak would give the identity of the first login
     * to the next person who signs in. A login without pages ({@code prompt=none}) stays passive, because Keycloak's
     * response to the application depends on that.
     */
    public static void leaveFirstLogin(AuthenticationSessionModel login) {
        if (login.getAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE) == null) {
            return;
        }
        boolean isPassive = BrowserLogin.isPassive(login);
        BrowserLogin.startOver(login);
        if (isPassive) {
            login.setAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN, Boolean.TRUE.toString());
        }
    }

    public Response show(LoginProblem problem, String clientId, String tabId) {
        Optional<ClientModel> client = BrowserLogin.client(realm, clientId);
        Optional<AuthenticationSessionModel> login = BrowserLogin.find(session, realm, clientId, tabId);
        // Another person may have begun the first login.
        login.ifPresent(LoginProblemPage::leaveFirstLogin);
        // The page reads the client from the context.
        client.ifPresent(session.getContext()::setClient);
        login.ifPresent(session.getContext()::setAuthenticationSession);
        LocaleUtil.processLocaleParam(session, realm, login.orElse(null));
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
        login.ifPresent(page::setAuthenticationSession);
        page.setAttribute("problem", problem.id());
        page.setAttribute(
                "scanAgain",
                login.filter(any -> problem != LoginProblem.NOT_FOR_CLIENT)
                        .map(this::scanAgain)
                        .map(URI::toString)
                        .orElse(""));
        page.setAttribute("insideWecom", WecomUserAgent.isWecom(session));
        page.setAttribute("otherWays", login.isPresent() ? otherWays(problem).toString() : "");
        page.setAttribute("startAgain", startAgain().toString());
        return page.setStatus(problem.status()).createForm(TEMPLATE);
    }

    private URI scanAgain(AuthenticationSessionModel login) {
        return Urls.identityProviderAuthnRequest(
                session.getContext().getUri().getBaseUri(),
                config.getAlias(),
                realm.getName(),
                new ClientSessionCode<>(session, realm, login).getOrGenerateCode(),
                login.getClient().getClientId(),
                login.getTabId(),
                AuthenticationProcessor.getClientData(session, login),
                null);
    }

    private URI otherWays(LoginProblem problem) {
        URI page = address(session, config, problem);
        return UriBuilder.fromUri(page)
                .replacePath(page.getRawPath() + "/other-ways")
                .build();
    }

    private URI startAgain() {
        return Urls.accountBase(session.getContext().getUri().getBaseUri()).build(realm.getName());
    }
}
