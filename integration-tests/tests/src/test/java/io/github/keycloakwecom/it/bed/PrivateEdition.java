package io.github.keycloakwecom.it.bed;

import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Dept;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.Range;
import io.github.keycloakwecom.standin.company.Redirects;
import io.github.keycloakwecom.standin.control.Call;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * A second company, on its own edition of WeCom. It has a corp id of another kind, one plain host behind a path prefix,
 * and only the older calls and pages. Its {@code zhangsan} is another person. While it is open, the realm has it as a
 * second identity provider.
 */
public final class PrivateEdition implements AutoCloseable {

    public static final String ALIAS = "wecom-gov";
    public static final String CORP_ID = "wlSIM0000000002";

    private final TestBed bed;
    private final WecomStandIn wecom;
    private final Gateway gateway;

    public PrivateEdition(TestBed bed) throws IOException {
        this.bed = bed;
        String keycloak = URI.create(bed.keycloak().url()).getAuthority();
        App app = App.selfBuilt(1_000_009, "政务登录", "standin-secret-of-the-private-edition")
                .withRange(Range.ofDepartments(1))
                .withRedirects(Redirects.none().and(keycloak));
        wecom = WecomStandIn.start(
                Company.empty(CORP_ID)
                        .addDepartment(Dept.of(1, "市政务局", "City Office", 0))
                        .addMember(Person.of("zhangsan", "张珊", 1))
                        .addMember(Person.of("qian", "钱多", 1))
                        .addApp(app),
                0);
        gateway = new Gateway(wecom.url());
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(ALIAS);
        provider.setDisplayName("政务微信");
        provider.setProviderId("wecom");
        // The button, because what is known of the frame with the QR code is known of the public page.
        provider.setConfig(Map.of(
                "kcTheme-panel",
                "button",
                "clientId",
                CORP_ID,
                "clientSecret",
                app.secret(),
                "agentId",
                Integer.toString(app.agentId()),
                "identityApi",
                "legacy",
                "apiBaseUrl",
                gateway.url() + "/",
                "webLoginUrl",
                gateway.url() + "/wwopen/sso/qrConnect",
                "inAppUrl",
                gateway.url() + "/connect/oauth2/authorize"));
        bed.realm().identityProviders().create(provider).close();
    }

    /** Names accounts that are made from now on, as an administrator does it who has met two people of one userid. */
    public void nameAccounts(String template) {
        IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
        mapper.setName("usernames");
        mapper.setIdentityProviderAlias(ALIAS);
        mapper.setIdentityProviderMapper("wecom-username-template-mapper");
        mapper.setConfig(Map.of("syncMode", "INHERIT", "template", template));
        bed.realm().identityProviders().get(ALIAS).addMapper(mapper).close();
    }

    public WecomStandIn wecom() {
        return wecom;
    }

    public Gateway gateway() {
        return gateway;
    }

    public Set<String> tokens() {
        return tokensSentTo(wecom);
    }

    public static Set<String> tokensSentTo(WecomStandIn wecom) {
        return wecom.calls().all().stream()
                .map(call -> call.parameter("access_token"))
                .filter(token -> !token.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What the server's log must not hold. */
    public Set<String> secrets() {
        return Stream.concat(
                        Stream.of(wecom.company().loginApp().secret()),
                        wecom.calls().all().stream().map(Call::query).flatMap(query -> Stream.of("access_token", "code")
                                .map(key -> query.getOrDefault(key, ""))))
                .filter(secret -> secret.length() >= 12)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        bed.realm().identityProviders().get(ALIAS).remove();
        // It would go on to lead to the accounts that were linked to a provider of that alias.
        bed.realm().clearUserCache();
        gateway.close();
        wecom.close();
    }
}
