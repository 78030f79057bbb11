package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Request;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Keycloak posts to a SAML application, as text: for a look at what is said, not for the signatures. */
record SamlAnswer(String xml) {

    /** A login that begins at Keycloak, with a scan by {@code li}. No server listens at the application's address. */
    static SamlAnswer toLi(TestBed bed, ScratchRealm realm, String clientId, String application) {
        Employee li = bed.employee(new Browser.NewContextOptions().setLocale("en"));
        li.serve(application, "signed in");
        li.goTo(bed.keycloak().issuer(realm.name()) + "/protocol/saml/clients/" + clientId + "?kc_idp_hint="
                + TestBed.ALIAS);
        Request answer = li.page().waitForRequest(application, () -> li.scanAs("li"));
        return new SamlAnswer(decoded(answer.postData()));
    }

    private static String decoded(String form) {
        String field = Arrays.stream(form.split("&"))
                .filter(any -> any.startsWith("SAMLResponse="))
                .findFirst()
                .orElseThrow()
                .substring("SAMLResponse=".length());
        byte[] bytes = Base64.getMimeDecoder().decode(URLDecoder.decode(field, StandardCharsets.UTF_8));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The values of the only attribute with that name: some applications do not accept several. */
    List<String> values(String attribute) {
        List<String> found = matches("<saml:Attribute [^>]*Name=\"" + attribute + "\".*?</saml:Attribute>", xml, 0);
        assertThat(found).as("attributes named %s", attribute).hasSize(1);
        return matches("<saml:AttributeValue[^>]*>([^<]*)<", found.get(0), 1);
    }

    int signatures() {
        return matches("<dsig:SignatureValue>", xml, 0).size();
    }

    private static List<String> matches(String pattern, String text, int group) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        return matcher.results().map(result -> result.group(group)).toList();
    }
}
