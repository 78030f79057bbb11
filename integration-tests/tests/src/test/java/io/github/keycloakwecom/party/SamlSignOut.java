package io.github.keycloakwecom.party;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.logout.LogoutRequest;
import com.onelogin.saml2.logout.LogoutRequestParams;
import com.onelogin.saml2.logout.LogoutResponse;
import com.onelogin.saml2.logout.LogoutResponseParams;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.util.Constants;
import com.onelogin.saml2.util.Util;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Single logout: begun here, brought by the person's browser, or posted by the provider behind it. */
final class SamlSignOut {

    private static final String SUBJECT = "subject";
    private static final String REQUEST = "sign-out";

    private final Supplier<Saml2Settings> settings;
    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();

    SamlSignOut(Supplier<Saml2Settings> settings) {
        this.settings = settings;
    }

    void remember(HttpSession session, SamlResponse answer) throws Exception {
        sessions.put(answer.getSessionIndex(), session);
        session.setAttribute(
                SUBJECT,
                new LogoutRequestParams(
                        answer.getSessionIndex(),
                        answer.getNameId(),
                        answer.getNameIdFormat(),
                        answer.getNameIdNameQualifier(),
                        answer.getNameIdSPNameQualifier()));
    }

    void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Saml2Settings saml = settings.get();
        HttpSession session = request.getSession();
        LogoutRequest message = new LogoutRequest(saml, (LogoutRequestParams) session.getAttribute(SUBJECT));
        session.invalidate();
        request.getSession().setAttribute(REQUEST, message.getId());
        String target = saml.getIdpSingleLogoutServiceUrl().toString();
        SamlMessages.redirect(response, target, "SAMLRequest", message.getEncodedLogoutRequest(), null);
    }

    /** By redirect, signed in the address: the answer to our request, or another's request. */
    void inTheBrowser(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Saml2Settings saml = settings.get();
        // A logout request must be signed; for a login a signed assertion is enough.
        saml.setWantMessagesSigned(true);
        if (request.getParameter("SAMLResponse") != null) {
            LogoutResponse answer = new LogoutResponse(saml, SamlMessages.read(request));
            if (answer.isValid((String) request.getSession().getAttribute(REQUEST))) {
                response.sendRedirect("/");
            } else {
                SamlMessages.refuse(response, answer.getError());
            }
            return;
        }
        LogoutRequest message = new LogoutRequest(saml, SamlMessages.read(request));
        if (!message.isValid()) {
            SamlMessages.refuse(response, message.getError());
            return;
        }
        request.getSession().invalidate();
        SamlMessages.redirect(
                response,
                saml.getIdpSingleLogoutServiceResponseUrl().toString(),
                "SAMLResponse",
                answer(saml, message),
                request.getParameter("RelayState"));
    }

    /**
     * By the provider itself, without a cookie; the signature is in the document, where {@code isValid} does not look.
     */
    void behindIt(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Saml2Settings saml = settings.get();
        LogoutRequest message = new LogoutRequest(saml, SamlMessages.read(request));
        boolean signed = Util.validateSign(
                Util.loadXML(message.getLogoutRequestXml()),
                saml.getIdpx509cert(),
                null,
                null,
                "/samlp:LogoutRequest/ds:Signature");
        if (!signed || !message.isValid()) {
            SamlMessages.refuse(response, signed ? message.getError() : "not signed");
            return;
        }
        for (String index : LogoutRequest.getSessionIndexes(message.getLogoutRequestXml())) {
            Optional.ofNullable(sessions.remove(index)).ifPresent(HttpSession::invalidate);
        }
        response.getWriter().print(answer(saml, message));
    }

    private static String answer(Saml2Settings saml, LogoutRequest message) throws IOException {
        return new LogoutResponse(saml, new LogoutResponseParams(message.getId(), Constants.STATUS_SUCCESS))
                .getEncodedLogoutResponse();
    }
}
