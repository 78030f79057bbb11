package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestLogin;
import io.github.keycloakwecom.testing.TestPerson;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;

/** docs/mappers.md, "WeCom username template". */
class WecomUsernameTemplateMapperTest {

    private final TestRealm realm = new TestRealm();
    private final TestSession request = new TestSession(realm);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // template               ; username of a new account, in lower case as Keycloak stores it
                "${userid}                ; zhangsan",
                "acme.${userid|lowercase} ; acme.zhangsan",
                "${biz_mail | localpart}  ; sam",
                "${email | localpart}     ; agreed",
                "${corpid}                ; ww1",
                "${name}                  ; 张三",
                // "A variable without value or of another name …: the userid is the username."
                "${alias}                 ; zhangsan",
                "${mobile}                ; zhangsan",
                "${userid}-${mobile}      ; zhangsan",
                "''                       ; zhangsan"
            })
    void newAccount_isNamedByTheTemplate(String template, String username) {
        assertThat(usernameAfter(template)).isEqualTo(username);
    }

    /** "New accounts only." */
    @Test
    void knownAccount_keepsItsName() {
        request.knowing(TestPerson.of("li").make());
        assertThat(usernameAfter("acme.${userid}")).isEqualTo("as it was");
    }

    private String usernameAfter(String template) {
        IdentityProviderModel provider = TestRealm.wecom("wecom");
        BrokeredIdentityContext identity = new BrokeredIdentityContext("zhangsan", provider);
        identity.setUsername("ZhangSan");
        identity.setModelUsername("as it was");
        identity.setEmail("agreed@private.example");
        identity.setUserAttribute("wecom.corpid", "ww1");
        identity.setUserAttribute("wecom.name", "张三");
        identity.getContextData().put("wecom.member", "{\"biz_mail\":\"sam@acme.example\",\"mobile\":\"13800000000\"}");
        identity.setAuthenticationSession(new TestLogin(TestClient.of("app").make()).make());
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setName("username");
        mapper.setConfig(new HashMap<>(Map.of("template", template)));
        new WecomUsernameTemplateMapper()
                .preprocessFederatedIdentity(request.session(), realm.model(), mapper, identity);
        return identity.getModelUsername();
    }
}
