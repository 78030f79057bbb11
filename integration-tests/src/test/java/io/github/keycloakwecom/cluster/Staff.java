package io.github.keycloakwecom.cluster;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.standin.App;
import io.github.keycloakwecom.standin.Call;
import io.github.keycloakwecom.standin.Person;
import io.github.keycloakwecom.standin.Range;
import io.github.keycloakwecom.standin.Redirects;
import io.github.keycloakwecom.standin.WecomStandIn;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * People with a realm and a WeCom app of their own: nobody has an account there, and no node has ever held a token of that app,
 * so a test begins cold without a restart.
 */
final class Staff {

    private static final int DEPARTMENT = 1;

    private final String realm;
    private final App app;
    private final WecomStandIn wecom;
    private final List<HttpLogin> logins;

    private Staff(String realm, App app, WecomStandIn wecom, List<HttpLogin> logins) {
        this.realm = realm;
        this.app = app;
        this.wecom = wecom;
        this.logins = logins;
    }

    static Staff hire(String realm, int agentId, int people, WecomStandIn wecom, KeycloakServer node, HttpClient http) {
        App app = App.selfBuilt(agentId, realm, "standin-secret-of-" + realm)
                .withRange(Range.ofDepartments(DEPARTMENT))
                .withRedirects(Redirects.none().and(HttpLogin.PUBLIC.getAuthority()));
        wecom.company().addApp(app);
        List<String> userids = IntStream.rangeClosed(1, people)
                .mapToObj(number -> "%s-%03d".formatted(realm, number))
                .toList();
        userids.forEach(userid -> wecom.company().addMember(Person.of(userid, "员工 " + userid, DEPARTMENT)));
        RealmSettings.acme()
                .named(realm)
                .application(HttpLogin.APPLICATION, "secret-of-the-application")
                .provider(Map.of(
                        "clientId", wecom.company().corpId(),
                        "clientSecret", app.secret(),
                        "agentId", Integer.toString(agentId),
                        "apiBaseUrl", wecom.url(),
                        "webLoginUrl", wecom.webLoginUrl()))
                .create(node.admin());
        List<HttpLogin> logins = userids.stream()
                .map(userid -> new HttpLogin(http, realm, userid))
                .toList();
        return new Staff(realm, app, wecom, logins);
    }

    /** One for each, not begun yet. */
    List<HttpLogin> logins() {
        return logins;
    }

    /** How many accounts the realm has, as the node sees it. */
    int accounts(KeycloakServer node) {
        return node.admin().realm(realm).users().count();
    }

    long tokenFetches() {
        return wecom.calls().to("gettoken").stream()
                .filter(call -> call.parameter("corpsecret").equals(app.secret()))
                .count();
    }

    /** How many calls were refused because the token was no longer good. */
    long staleTokens() {
        return wecom.calls().all().stream().filter(Staff::refusedAsStale).count();
    }

    private static boolean refusedAsStale(Call call) {
        return call.errcode().orElse(0) == 40014;
    }
}
