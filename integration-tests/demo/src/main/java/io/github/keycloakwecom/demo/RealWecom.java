package io.github.keycloakwecom.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The app of a company at WeCom, from three variables of the environment, all or none. With them the demo calls WeCom
 * itself instead of the stand-in. The secret is never printed.
 */
record RealWecom(String corpId, String secret, String agentId) {

    private static final String CORP_ID = "WECOM_CORP_ID";
    private static final String SECRET = "WECOM_SECRET";
    private static final String AGENT_ID = "WECOM_AGENT_ID";

    static Optional<RealWecom> from(Map<String, String> environment) {
        List<String> names = List.of(CORP_ID, SECRET, AGENT_ID);
        List<String> missing = names.stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (missing.size() == names.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("To use the real WeCom set " + String.join(", ", names)
                    + "; to use the stand-in set none of them. Missing: " + String.join(", ", missing));
        }
        return Optional.of(new RealWecom(environment.get(CORP_ID), environment.get(SECRET), environment.get(AGENT_ID)));
    }

    /** Settings of the identity provider; the addresses of WeCom are its defaults. */
    Map<String, String> provider() {
        return Map.of("clientId", corpId, "clientSecret", secret, "agentId", agentId);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RealWecom[corpId=" + corpId + ", agentId=" + agentId + "]";
    }
}
