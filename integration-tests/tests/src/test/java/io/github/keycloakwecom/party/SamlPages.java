package io.github.keycloakwecom.party;

import com.onelogin.saml2.authn.AuthnRequest;
import com.onelogin.saml2.authn.AuthnRequestParams;
import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.settings.Saml2Settings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The service provider's pages and its login. Each message is made and judged by the library; a refusal is shown with
 * its reason.
 */
final class SamlPages extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String ACCOUNT = "account";
    private static final String REQUEST = "request";

    private final transient Supplier<Saml2Settings> settings;
    private final transient SamlSignOut signOut;
    private final String ssoQuery;

    SamlPages(Supplier<Saml2Settings> settings, String ssoQuery) {
        this.settings = settings;
        this.signOut = new SamlSignOut(settings);
        this.ssoQuery = ssoQuery;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (request.getMethod() + " " + request.getRequestURI()) {
                case "GET /" -> home(request, response);
                case "POST " + SamlParty.START -> begin(request, response);
                case "POST " + SamlParty.ACS -> complete(request, response);
                case "POST /users/sign_out" -> signOut.begin(request, response);
                case "GET " + SamlParty.SLO -> signOut.inTheBrowser(request, response);
                case "POST " + SamlParty.SLO -> signOut.behindIt(request, response);
                default -> Page.send(response, 404, "not-found", "");
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            SamlMessages.refuse(response, e.toString());
        }
    }

    private static void home(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getSession().getAttribute(ACCOUNT) instanceof Account account) {
            Page.send(
                    response,
                    200,
                    "signed-in",
                    account.html() + Page.form("sign-out", "/users/sign_out", "", "Sign out"));
        } else {
            Page.send(response, 200, "sign-in", Page.form("sign-in", SamlParty.START, "", "Sign in"));
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Saml2Settings saml = settings.get();
        AuthnRequest message = new AuthnRequest(saml, new AuthnRequestParams(false, false, true));
        request.getSession().setAttribute(REQUEST, message.getId());
        String target = saml.getIdpSingleSignOnServiceUrl() + (ssoQuery.isEmpty() ? "" : "?" + ssoQuery);
        SamlMessages.redirect(response, target, "SAMLRequest", message.getEncodedAuthnRequest(), null);
    }

    private void complete(HttpServletRequest request, HttpServletResponse response) throws Exception {
        HttpSession session = request.getSession();
        SamlResponse answer = new SamlResponse(settings.get(), SamlMessages.read(request));
        // None where the browser did not send its session along: the library refuses an answer that names a request
        // then.
        String id = (String) session.getAttribute(REQUEST);
        if (!answer.isValid(id)) {
            SamlMessages.refuse(response, answer.getError());
            return;
        }
        request.changeSessionId();
        session.removeAttribute(REQUEST);
        session.setAttribute(ACCOUNT, account(answer));
        signOut.remember(session, answer);
        response.sendRedirect("/");
    }

    private static Account account(SamlResponse answer) throws Exception {
        Map<String, List<String>> attributes = answer.getAttributes();
        Map<String, String> told = attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> String.join(",", entry.getValue()), (a, b) -> a, TreeMap::new));
        told.put("name_id_format", answer.getNameIdFormat());
        return new Account(
                answer.getNameId(),
                Account.username(told.getOrDefault("nickname", "")),
                told.getOrDefault("name", ""),
                told.getOrDefault("email", ""),
                attributes.getOrDefault("groups", List.of()),
                told);
    }
}
