package io.github.keycloakwecom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.WecomClients;
import io.github.keycloakwecom.config.NodeClients;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.common.ClientConnection;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.events.Event;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.AuthenticationSessionProvider;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.sessions.StickySessionEncoderProvider;
import org.keycloak.tracing.TracingProvider;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/**
 * A browser with a login for the application {@code gitlab} in the realm {@code acme}, and the Keycloak session of one
 * request. A test changes the fields.
 */
public final class LoginInBrowser {

    public static final String INSIDE = "Mozilla/5.0 wxwork/4.1.22 MicroMessenger/7.0.1";
    public static final String OUTSIDE = "Mozilla/5.0 Chrome/150.0";

    public final MemoryStore store;
    public final Map<Object, String> notes = new HashMap<>();
    public final WecomIdentityProviderConfig config = new WecomIdentityProviderConfig(new IdentityProviderModel());
    public final CannedWecom wecom = new CannedWecom();

    public String userAgent = OUTSIDE;
    /** Id of the root authentication session in the login cookie; empty without a cookie. */
    public String cookie = "root";
    /** Cookies other than Keycloak's. */
    public final Map<String, Cookie> cookies = new HashMap<>();
    /** Whether the tab has an authentication session. */
    public boolean hasTab = true;
    /** Whether the realm still has the application. */
    public boolean hasClient = true;
    /** The value of the app's secret in the vault. */
    public Optional<String> secret = Optional.of("secret of the app");
    /** The account to which the member is linked. */
    public Optional<UserModel> account = Optional.empty();
    /** Providers of the realm. */
    public final List<IdentityProviderModel> providers = new ArrayList<>();
    /** Path of the request. */
    public String path = "/realms/acme/broker/wecom/endpoint";
    /** Keycloak's providers in addition to those that every login needs, by type. */
    public final Map<Object, Object> keycloakProviders = new HashMap<>();
    /** Answers of the user provider, by method. */
    public final Map<String, Function<Object, Object>> users = new HashMap<>();

    private ClientModel clientOfContext;
    private AuthenticationSessionModel loginOfContext;
    private boolean isRolledBack;
    private final TestEvents events = new TestEvents();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client = Fake.of(
            ClientModel.class,
            Map.of(
                    "getId", any -> "id of gitlab",
                    "getClientId", any -> "gitlab",
                    "getRealm", any -> realm(),
                    "isEnabled", any -> true));

    public LoginInBrowser() {
        this(Clock.systemUTC());
    }

    public LoginInBrowser(Clock clock) {
        store = new MemoryStore(clock);
        config.setAlias("wecom");
        config.setProviderId("wecom");
        config.setEnabled(true);
        config.setConfig(new HashMap<>(Map.of(
                WecomIdentityProviderConfig.CORP_ID, "wwHERE",
                WecomIdentityProviderConfig.SECRET, "${vault.wecom}",
                WecomIdentityProviderConfig.AGENT_ID, "1000002")));
        providers.add(config);
        users.put("getUserByFederatedIdentity", any -> account.orElse(null));
        users.put("getFederatedIdentity", any -> null);
        users.put("getFederatedIdentitiesStream", any -> Stream.empty());
        realm = Fake.of(RealmModel.class, realmAnswers());
        session = session();
    }

    private Map<String, Function<Object, Object>> realmAnswers() {
        RoleModel manageUsers = Fake.of(RoleModel.class, Map.of());
        ClientModel administration =
                Fake.of(ClientModel.class, Map.of("getRolesStream", any -> Stream.of(manageUsers)));
        Map<Object, ClientModel> clients = Map.of("gitlab", client, "realm-management", administration);
        Map<String, Function<Object, Object>> answers = new HashMap<>();
        answers.put("getId", any -> "id of acme");
        answers.put("getName", any -> "acme");
        answers.put("getAccessCodeLifespanLogin", any -> 1800);
        answers.put("getClientById", id -> hasClient && client.getId().equals(id) ? client : null);
        answers.put("getClientByClientId", clients::get);
        answers.put("getComponent", any -> null);
        for (String setting : List.of(
                "isEventsEnabled",
                "isRegistrationAllowed",
                "isEditUsernameAllowed",
                "isDuplicateEmailsAllowed",
                "isRegistrationEmailAsUsername")) {
            answers.put(setting, any -> false);
        }
        answers.put("getEventsListenersStream", any -> Stream.of(TestEvents.LISTENER));
        answers.put("getEnabledEventTypesStream", any -> Stream.empty());
        return answers;
    }

    public KeycloakSession keycloak() {
        return session;
    }

    public RealmModel realm() {
        return realm;
    }

    /** The events that are sent at once, and not with an event of Keycloak. */
    public List<Event> events() {
        return events.all();
    }

    public boolean isRolledBack() {
        return isRolledBack;
    }

    /** The login in the tab of this browser. */
    public AuthenticationSessionModel login() {
        AuthenticationSessionModel noted = Notes.session(notes);
        return (AuthenticationSessionModel) Proxy.newProxyInstance(
                AuthenticationSessionModel.class.getClassLoader(),
                new Class<?>[] {AuthenticationSessionModel.class},
                (self, method, args) -> switch (method.getName()) {
                    case "getParentSession" -> root("root");
                    case "getTabId" -> "tab";
                    case "getClient" -> client;
                    case "getRealm" -> realm;
                    case "getProtocol" -> "openid-connect";
                    case "getClientNote" -> null;
                    default -> noted(method, noted, args);
                });
    }

    private static Object noted(Method method, AuthenticationSessionModel noted, Object[] args) throws Throwable {
        try {
            return method.invoke(noted, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private RootAuthenticationSessionModel root(String id) {
        return Fake.of(
                RootAuthenticationSessionModel.class,
                Map.of(
                        "getId",
                        any -> id,
                        "setTimestamp",
                        any -> null,
                        "getAuthenticationSession",
                        tab -> hasTab && "tab".equals(tab) ? login() : null));
    }

    private KeycloakSession session() {
        KeycloakContext context = context();
        KeycloakSessionFactory factory = factory();
        KeycloakTransactionManager transaction = Fake.of(
                KeycloakTransactionManager.class,
                Map.of(
                        "enlist", any -> null,
                        "getRollbackOnly", any -> isRolledBack,
                        "setRollbackOnly",
                                any -> {
                                    isRolledBack = true;
                                    return null;
                                }));
        UserProvider accounts = Fake.of(UserProvider.class, users);
        IdentityProviderStorageProvider all = Fake.of(
                IdentityProviderStorageProvider.class,
                Map.of(
                        "getAllStream",
                        any -> providers.stream(),
                        "getByAlias",
                        alias -> providers.stream()
                                .filter(provider -> provider.getAlias().equals(alias))
                                .findFirst()
                                .orElse(null),
                        "getForLogin",
                        any -> providers.stream()));
        AuthenticationSessionProvider logins = Fake.of(
                AuthenticationSessionProvider.class, Map.of("getRootAuthenticationSession", id -> root((String) id)));
        VaultTranscriber vault = Fake.of(
                VaultTranscriber.class,
                Map.of(
                        "getStringSecret",
                        any -> Fake.of(VaultStringSecret.class, Map.of("get", none -> secret, "close", none -> null))));
        keycloakProviders.putAll(providers());
        Map<String, Function<Object, Object>> answers = new HashMap<>();
        answers.put("getContext", any -> context);
        answers.put("singleUseObjects", any -> store);
        answers.put("getKeycloakSessionFactory", any -> factory);
        answers.put("getTransactionManager", any -> transaction);
        answers.put("users", any -> accounts);
        answers.put("identityProviders", any -> all);
        answers.put("authenticationSessions", any -> logins);
        answers.put("vault", any -> vault);
        answers.put("getProvider", type -> Optional.ofNullable(keycloakProviders.get(type))
                .orElseThrow());
        // Keycloak has verified the signature of the login cookie in this request.
        answers.put("getAttribute", any -> "signature");
        return Fake.of(KeycloakSession.class, answers);
    }

    private KeycloakSessionFactory factory() {
        Stub<KeycloakSessionFactory> factory = Stub.of(KeycloakSessionFactory.class)
                .answers("getProviderFactoriesStream", any -> events.factories())
                .answers("getProviderFactory", any -> factoryOfTheProvider());
        KeycloakSessionFactory made = factory.make();
        factory.answers("create", any -> events.session(realm, made));
        return made;
    }

    private Object factoryOfTheProvider() {
        WecomClients clients = wecom.node();
        return Proxy.newProxyInstance(
                NodeClients.class.getClassLoader(),
                new Class<?>[] {ProviderFactory.class, NodeClients.class},
                (self, method, args) -> {
                    assertThat(method.getName()).isEqualTo("wecomClients");
                    return clients;
                });
    }

    private KeycloakContext context() {
        HttpHeaders headers =
                Fake.of(HttpHeaders.class, Map.of("getHeaderString", any -> userAgent, "getCookies", any -> cookies));
        HttpRequest request = Fake.of(HttpRequest.class, Map.of("getHttpHeaders", any -> headers));
        HostnameProvider hostname =
                Fake.of(HostnameProvider.class, Map.of("getBaseUri", any -> URI.create("https://sso.example/")));
        KeycloakUriInfo uri = new KeycloakUriInfo(
                Fake.of(KeycloakSession.class, Map.of("getProvider", any -> hostname)),
                UrlType.FRONTEND,
                Fake.of(UriInfo.class, Map.of("getPath", any -> path)));
        Map<String, Function<Object, Object>> answers = new HashMap<>();
        answers.put("getRealm", any -> realm);
        answers.put("getUri", any -> uri);
        answers.put("getHttpRequest", any -> request);
        answers.put("getConnection", any -> Fake.of(ClientConnection.class, Map.of("getRemoteHost", none -> "::1")));
        answers.put("resolveLocale", any -> Locale.ENGLISH);
        answers.put("getClient", any -> clientOfContext);
        answers.put("setClient", value -> {
            clientOfContext = (ClientModel) value;
            return null;
        });
        answers.put("getAuthenticationSession", any -> loginOfContext);
        answers.put("setAuthenticationSession", value -> {
            loginOfContext = (AuthenticationSessionModel) value;
            return null;
        });
        return Fake.of(KeycloakContext.class, answers);
    }

    private Map<Object, Object> providers() {
        CookieProvider ofKeycloak = Fake.of(
                CookieProvider.class,
                Map.of("get", type -> CookieType.AUTH_SESSION_ID.equals(type) ? signed(cookie) : null));
        StickySessionEncoderProvider routes = Fake.of(
                StickySessionEncoderProvider.class,
                Map.of(
                        "decodeSessionIdAndRoute",
                        id -> new StickySessionEncoderProvider.SessionIdAndRoute((String) id, null),
                        "sessionIdRoute",
                        any -> null));
        // The last argument of getMessage is the list of parameters, so a Fake does not see the key.
        Object texts = Proxy.newProxyInstance(
                LoginFormsProvider.class.getClassLoader(),
                new Class<?>[] {LoginFormsProvider.class},
                (self, method, args) -> "text of " + args[0]);
        HttpClientProvider http = Fake.of(HttpClientProvider.class, Map.of("getHttpClient", any -> wecom));
        TracingProvider tracing = Fake.of(TracingProvider.class, Map.of("getCurrentSpan", any -> Span.getInvalid()));
        return Map.of(
                // The last argument of getProvider, which a Fake sees, is here the id of the listener.
                TestEvents.LISTENER, events.listener(),
                TracingProvider.class, tracing,
                CookieProvider.class, ofKeycloak,
                StickySessionEncoderProvider.class, routes,
                LoginFormsProvider.class, texts,
                HttpClientProvider.class, http);
    }

    private static String signed(String login) {
        return login.isEmpty()
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((login + ".signature").getBytes(StandardCharsets.UTF_8));
    }

    /** The states in the single-use store. */
    public List<String> states() {
        return store.keys("wecom.state.").toList();
    }
}
