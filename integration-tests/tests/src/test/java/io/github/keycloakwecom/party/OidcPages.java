package io.github.keycloakwecom.party;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;

/** What a person sees of the application: a sign-in page, and afterwards themselves. */
final class OidcPages extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final boolean autoSignIn;

    OidcPages(boolean autoSignIn) {
        this.autoSignIn = autoSignIn;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean home = "/".equals(request.getRequestURI());
        if (home && request.getUserPrincipal() instanceof Authentication person) {
            Page.send(
                    response,
                    200,
                    "signed-in",
                    account((OidcUser) person.getPrincipal()).html() + signOut(request));
        } else if (home || "/users/sign_in".equals(request.getRequestURI())) {
            signIn(request, response);
        } else {
            Page.send(response, 404, "not-found", "");
        }
    }

    /** GitLab signs in by itself with a form that submits itself; not after a failure, which it shows. */
    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String start = OidcSecurity.START + "/" + OidcSecurity.PROVIDER;
        String form = Page.form("sign-in", start, token(request), "Sign in");
        if (request.getParameter("failed") != null) {
            Page.send(response, 200, "sign-in-failed", form);
        } else if (autoSignIn) {
            Page.send(response, 200, "auto-sign-in", form + "<script>document.forms[0].submit()</script>");
        } else {
            Page.send(response, 200, "sign-in", form);
        }
    }

    private static String signOut(HttpServletRequest request) {
        return Page.form("sign-out", "/users/sign_out", token(request), "Sign out");
    }

    private static String token(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(token.getParameterName(), token.getToken());
    }

    private static Account account(OidcUser user) {
        List<String> groups = user.getClaimAsStringList("groups");
        Map<String, String> told = new TreeMap<>();
        user.getClaims().forEach((claim, value) -> told.put(claim, String.valueOf(value)));
        return new Account(
                user.getName(),
                Account.username(user.getPreferredUsername()),
                user.getFullName(),
                user.getEmail() == null ? "" : user.getEmail(),
                groups == null ? List.of() : groups,
                told);
    }
}
