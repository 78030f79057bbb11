package io.github.keycloakwecom.it.bed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the tests' realm and of the stand-in, as they stand in links and requests. */
public record Addresses(TestBed bed) {

    /** An authorization request of the sample application; {@code more} is added to the query. */
    public String authorization(String more) {
        return bed.keycloak().issuer("acme")
                + "/protocol/openid-connect/auth?client_id=sample-app&response_type=code&scope=openid&state=s"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
                + bed.application().redirectUri() + "&" + more;
    }

    /** The redirect URI that WeCom sends a browser to. */
    public String endpoint() {
        return endpoint(TestBed.ALIAS);
    }

    public String endpoint(String alias) {
        return bed.keycloak().issuer("acme") + "/broker/" + alias + "/endpoint";
    }

    /** The address of an application's tile in the workbench. */
    public String tile(String clientId) {
        return tile(TestBed.ALIAS, clientId);
    }

    public String tile(String alias, String clientId) {
        return bed.keycloak().issuer("acme") + "/wecom/" + alias + "/launch/"
                + URLEncoder.encode(clientId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A scan by a member at WeCom, begun without Keycloak: there is a code in the answer, and no state of ours. */
    public String scan(String userid) {
        return bed.wecom().webLoginUrl()
                + "?login_type=CorpApp&appid=" + bed.wecom().company().corpId()
                + "&agentid=" + bed.wecom().company().loginApp().agentId()
                + "&redirect_uri=" + URLEncoder.encode(endpoint(), StandardCharsets.UTF_8)
                + "&scan=" + userid;
    }
}
