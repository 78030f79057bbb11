package io.github.keycloakwecom.testing;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.broker.social.SocialIdentityProviderFactory;
import org.keycloak.common.ClientConnection;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersOptions;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.AuthenticationSessionProvider;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.sessions.StickySessionEncoderProvider;
import org.keycloak.tracing.TracingProvider;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * One request of a browser to a {@link TestRealm} at {@value #BASE}. By default it is outside WeCom, without a login,
 * cookies and parameters.
 */
public final class TestSession {

    public static final String BASE = "https://sso.example/";
    public static final String INSIDE_WECOM = "Mozilla/5.0 wxwork/4.1.22 MicroMessenger/7.0.1";
    public static final String OUTSIDE_WECOM = "Mozilla/5.0 Chrome/150.0";

    private final TestRealm realm;
    private final RecordedPage page = new RecordedPage();
    private final TestEvents events = new TestEvents();
    private final List<FederatedIdentityModel> links = new ArrayList<>();
    private final Map<String, Cookie> cookies = new HashMap<>();
    private final MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    private final Map<Class<?>, Object> providers = new HashMap<>();
    private final Map<String, AuthenticationSessionModel> tabs = new HashMap<>();
    private final Stub<KeycloakContext> context = Stub.of(KeycloakContext.class);
    private final KeycloakSession session;
    private String userAgent = OUTSIDE_WECOM;
    private SocialIdentityProvider<?> provider;
    private UserModel known;
    private boolean headersLeftToUs;

    public TestSession(TestRealm realm) {
        this.realm = realm;
        session = Stub.of(KeycloakSession.class)
                .returns("getContext", context.make())
                .returns("identityProviders", realm.identityProviders())
                .returns("clients", realm.clients())
                .returns("users", users())
                .returns("authenticationSessions", logins())
                .returns("getKeycloakSessionFactory", factories())
                // In this note, Keycloak keeps that it has verified the signature of the login cookie.
                .returns("getAttribute", "signature")
                .answers("getProvider", args -> provider((Class<?>) args[0]))
                .make();
        offerProviders();
        answerForTheRequest();
    }

    public KeycloakSession session() {
        return session;
    }

    public RecordedPage page() {
        return page;
    }

    public List<Event> events() {
        return events.all();
    }

    /** Whether Keycloak was asked not to add the realm's security headers itself. */
    public boolean areHeadersLeftToUs() {
        return headersLeftToUs;
    }

    public TestSession from(String agent) {
        userAgent = agent;
        return this;
    }

    public TestSession cookie(String name, String value) {
        cookies.put(name, new Cookie.Builder(name).value(value).build());
        return this;
    }

    public TestSession query(String name, String value) {
        query.add(name, value);
        return this;
    }

    public TestSession linkedTo(String alias, String userid) {
        links.add(new FederatedIdentityModel(alias, userid, userid));
        return this;
    }

    /** The account that the identity of the login is linked to. */
    public TestSession knowing(UserModel account) {
        known = account;
        return this;
    }

    /** The identity provider that Keycloak makes from the settings. */
    public TestSession serving(SocialIdentityProvider<?> made) {
        provider = made;
        return this;
    }

    /** The authentication session of a tab of this browser. */
    public TestSession login(String tab, AuthenticationSessionModel login) {
        tabs.put(tab, login);
        return this;
    }

    private void offerProviders() {
        providers.put(LoginFormsProvider.class, page.page());
        providers.put(
                HostnameProvider.class,
                Stub.of(HostnameProvider.class)
                        .returns("getBaseUri", URI.create(BASE))
                        .make());
        providers.put(EventListenerProvider.class, events.listener());
        providers.put(
                TracingProvider.class,
                Stub.of(TracingProvider.class)
                        .returns("getCurrentSpan", Span.getInvalid())
                        .make());
        providers.put(
                CookieProvider.class,
                Stub.of(CookieProvider.class)
                        .answers("get", args -> tabs.isEmpty() ? null : loginCookie())
                        .make());
        providers.put(
                StickySessionEncoderProvider.class,
                Stub.of(StickySessionEncoderProvider.class)
                        .answers(
                                "decodeSessionIdAndRoute",
                                args -> new StickySessionEncoderProvider.SessionIdAndRoute((String) args[0], "node"))
                        .returns("sessionIdRoute", "node")
                        .make());
        SecurityHeadersOptions options = Stub.of(SecurityHeadersOptions.class)
                .answers("skipHeaders", any -> {
                    headersLeftToUs = true;
                    return null;
                })
                .make();
        providers.put(
                SecurityHeadersProvider.class,
                Stub.of(SecurityHeadersProvider.class)
                        .returns("options", options)
                        .make());
    }

    private static String loginCookie() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("root.signature".getBytes(StandardCharsets.UTF_8));
    }

    private void answerForTheRequest() {
        UriInfo address = Stub.of(UriInfo.class)
                .returns("getQueryParameters", query)
                .returns("getRequestUri", URI.create(BASE))
                .make();
        HttpHeaders headers = Stub.of(HttpHeaders.class)
                .answers("getHeaderString", name -> userAgent)
                .returns("getCookies", cookies)
                .make();
        context.returns("getRealm", realm.model())
                .returns("getClient", null)
                .returns("getAuthenticationSession", null)
                .returns("getUserSession", null)
                .answers("setClient", args -> context.returns("getClient", args[0]))
                .answers("setAuthenticationSession", args -> context.returns("getAuthenticationSession", args[0]))
                .returns(
                        "getConnection",
                        Stub.of(ClientConnection.class)
                                .returns("getRemoteHost", "::1")
                                .make())
                .answers("getUri", any -> new KeycloakUriInfo(session, UrlType.FRONTEND, address))
                .returns(
                        "getHttpRequest",
                        Stub.of(HttpRequest.class)
                                .returns("getHttpHeaders", headers)
                                .make());
    }

    private Object provider(Class<?> type) {
        return Optional.ofNullable(providers.get(type)).orElseThrow(() -> new AssertionError("not expected: " + type));
    }

    private UserProvider users() {
        return Stub.of(UserProvider.class)
                .answers("getFederatedIdentitiesStream", any -> links.stream())
                .answers("getUserByFederatedIdentity", any -> known)
                .make();
    }

    private AuthenticationSessionProvider logins() {
        RootAuthenticationSessionModel root = Stub.of(RootAuthenticationSessionModel.class)
                .answers("getAuthenticationSession", args -> Optional.ofNullable(tabs.get(args[1]))
                        .filter(login -> login.getClient() == (ClientModel) args[0])
                        .orElse(null))
                .make();
        return Stub.of(AuthenticationSessionProvider.class)
                .answers("getRootAuthenticationSession", args -> "root".equals(args[1]) ? root : null)
                .make();
    }

    private KeycloakSessionFactory factories() {
        Stub<KeycloakSessionFactory> factory = Stub.of(KeycloakSessionFactory.class);
        KeycloakSessionFactory made = factory.make();
        factory.answers("create", any -> events.session(realm.model(), made))
                .answers("getProviderFactoriesStream", args -> {
                    if (args[0] == EventListenerProvider.class) {
                        return events.factories();
                    }
                    return args[0] == IdentityProvider.class
                            ? Stream.empty()
                            : Stream.of(Stub.of(SocialIdentityProviderFactory.class)
                                    .returns("getId", "wecom")
                                    .answers("create", any -> provider)
                                    .make());
                });
        return made;
    }
}
