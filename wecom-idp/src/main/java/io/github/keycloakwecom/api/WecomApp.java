package io.github.keycloakwecom.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One app of one corp, and the URL of its API: all values on which its access token depends. WeCom binds a token to the
 * app whose secret fetched it (developer.work.weixin.qq.com/document/path/91039).
 *
 * @param apiBaseUrl scheme and host of the API, without a trailing slash
 * @param corpId CorpID
 * @param agentId AgentId, digits
 * @param secret the app's secret, resolved from the vault
 */
public record WecomApp(String apiBaseUrl, String corpId, String agentId, String secret) {

    /**
     * The key of this app in caches: a hash over all values, so it reveals no secret. A changed secret or base URL
     * gives another key, so no old token is used.
     */
    public String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {apiBaseUrl, corpId, agentId, secret}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length keeps ("ab", "c") and ("a", "bc") apart.
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the secret, because a record may be logged by accident. */
    @Override
    public String toString() {
        return "WecomApp[" + apiBaseUrl + ", " + corpId + ", " + agentId + "]";
    }
}
