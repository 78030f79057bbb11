package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Fake;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.common.ClientConnection;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** A login without a page, which applications request often. */
class SilentLoginTest {

    private static final String OUTSIDE = "Mozilla/5.0 Chrome/150.0";
    private static final String INSIDE = "Mozilla/5.0 wxwork/4.1.22 MicroMessenger/7.0.1";

    private final List<Object> told = new ArrayList<>();

    /** The fakes have no store, so a stored state or event would fail the test. */
    @ParameterizedTest
    @ValueSource(strings = {"", "gitlab", "another-application"})
    void outsideWecomTheApplicationIsToldAndNothingIsKept(String applications) {
        provider(OUTSIDE, applications).performLogin(request("true"));
        assertThat(told).containsExactly(LoginProtocol.Error.PASSIVE_LOGIN_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({"false, " + OUTSIDE, "true, " + INSIDE})
    void everyOtherLoginHasAState(String passive, String userAgent) {
        assertThatThrownBy(() -> provider(userAgent, "").performLogin(request(passive)))
                .hasMessage("not expected: singleUseObjects");
        assertThat(told).isEmpty();
    }

    private static AuthenticationRequest request(String passive) {
        ClientModel client = Fake.of(ClientModel.class, Map.of("getClientId", any -> "gitlab", "getId", any -> "id"));
        AuthenticationSessionModel login = Fake.of(
                AuthenticationSessionModel.class,
                Map.of(
                        "getClient",
                        any -> client,
                        "getProtocol",
                        any -> "openid-connect",
                        "getAuthNote",
                        name -> AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN.equals(name) ? passive : null,
                        "getParentSession",
                        any -> Fake.of(RootAuthenticationSessionModel.class, Map.of("getId", id -> "root")),
                        "getTabId",
                        any -> "tab"));
        return new AuthenticationRequest(null, null, login, null, null, null, "https://sso.example/endpoint");
    }

    private WecomIdentityProvider provider(String userAgent, String applications) {
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of(
                        "getId",
                        any -> "id",
                        "getName",
                        any -> "acme",
                        "isEventsEnabled",
                        any -> false,
                        "getEventsListenersStream",
                        any -> Stream.empty(),
                        "getAccessCodeLifespanLogin",
                        any -> 60));
        HttpHeaders headers = Fake.of(HttpHeaders.class, Map.of("getHeaderString", any -> userAgent));
        HttpRequest http = Fake.of(HttpRequest.class, Map.of("getHttpHeaders", any -> headers));
        ClientConnection connection =
                Fake.of(ClientConnection.class, Map.of("getRemoteHost", any -> "::1", "getRemoteAddr", any -> "::1"));
        KeycloakContext context = Fake.of(
                KeycloakContext.class,
                Map.of(
                        "getRealm", any -> realm,
                        "getConnection", any -> connection,
                        "getHttpRequest", any -> http,
                        "getUri", any -> null));
        KeycloakSessionFactory factory =
                Fake.of(KeycloakSessionFactory.class, Map.of("getProviderFactoriesStream", any -> Stream.empty()));
        LoginProtocol protocol = protocol();
        KeycloakSession session = Fake.of(
                KeycloakSession.class,
                Map.of(
                        "getContext", any -> context,
                        "getKeycloakSessionFactory", any -> factory,
                        "getProvider", any -> protocol));
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig(new IdentityProviderModel());
        config.setAlias("wecom");
        config.setConfig(new HashMap<>(Map.of(WecomIdentityProviderConfig.CLIENTS, applications)));
        return new WecomIdentityProvider(session, config);
    }

    private LoginProtocol protocol() {
        Class<?>[] type = {LoginProtocol.class};
        return (LoginProtocol) Proxy.newProxyInstance(type[0].getClassLoader(), type, (self, method, arguments) -> {
            if (!method.getName().equals("sendError")) {
                return self;
            }
            told.add(arguments[1]);
            return null;
        });
    }
}
