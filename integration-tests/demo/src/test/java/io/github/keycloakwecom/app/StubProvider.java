package io.github.keycloakwecom.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider that a test can make lie. It checks what it is sent as strictly as a real one: client secret,
 * PKCE, redirect URI, and each code only once.
 */
final class StubProvider implements AutoCloseable {

    static final String CLIENT = "sample-app";
    static final String SECRET = "s3cret";

    /** What the token's claims are turned into before they are signed. */
    UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    /** The key that signs; the published one is always the first. */
    RSAKey signingKey;

    boolean keysPublished = true;
    boolean discoverable = true;
    final Map<String, Object> userInfo = new LinkedHashMap<>(Map.of("sub", "u-1"));

    private final RSAKey key;
    private final HttpServer server;
    private final Map<String, Map<String, List<String>>> codes = new LinkedHashMap<>();

    StubProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
        signingKey = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What a person's consent does: the address to which the browser is sent back. */
    URI approve(URI request) {
        Map<String, List<String>> asked = URLUtils.parseParameters(request.getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, asked);
        return back(asked, Map.of("code", List.of(code), "iss", List.of(issuer())));
    }

    URI refuse(URI request, String error, String description) {
        Map<String, List<String>> asked = URLUtils.parseParameters(request.getRawQuery());
        return back(
                asked,
                Map.of(
                        "error", List.of(error),
                        "error_description", List.of(description),
                        "iss", List.of(issuer())));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static URI back(Map<String, List<String>> asked, Map<String, List<String>> answer) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(answer);
        parameters.put("state", asked.get("state"));
        return URI.create(asked.get("redirect_uri").get(0) + "?" + URLUtils.serializeParameters(parameters));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> send(exchange, discoverable ? 200 : 503, metadata());
                case "/jwks" -> send(exchange, keysPublished ? 200 : 503, new JWKSet(key.toPublicJWK()).toJSONObject());
                case "/token" -> token(exchange);
                case "/userinfo" ->
                    send(
                            exchange,
                            "Bearer at-1".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                            userInfo);
                default -> send(exchange, 404, Map.of());
            }
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private Map<String, Object> metadata() {
        return Map.ofEntries(
                Map.entry("issuer", issuer()),
                Map.entry("authorization_endpoint", issuer() + "/auth"),
                Map.entry("token_endpoint", issuer() + "/token"),
                Map.entry("userinfo_endpoint", issuer() + "/userinfo"),
                Map.entry("end_session_endpoint", issuer() + "/logout"),
                Map.entry("jwks_uri", issuer() + "/jwks"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("authorization_response_iss_parameter_supported", true),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256", "HS256")));
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        var form =
                URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(form.get("code").get(0));
        String credentials =
                Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean good = asked != null
                && ("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"))
                && asked.get("code_challenge_method").equals(List.of("S256"))
                && asked.get("code_challenge")
                        .get(0)
                        .equals(challenge(form.get("code_verifier").get(0)));
        if (!good) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        send(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "at-1",
                        "token_type",
                        "Bearer",
                        "id_token",
                        idToken(asked.get("nonce").get(0))));
    }

    private static String challenge(String verifier) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                .getValue();
    }

    private String idToken(String nonce) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("u-1")
                .claim("nonce", nonce)
                .claim("preferred_username", "zhangsan")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                lie.apply(claims).build());
        jwt.sign(new RSASSASigner(signingKey));
        return jwt.serialize();
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] body = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
