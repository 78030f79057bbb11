package io.github.keycloakwecom.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One app of one corp, and where its API is reached: all that an access token depends on. WeCom binds a token to the app
 * whose secret fetched it (developer.work.weixin.qq.com/document/path/91039).
 *
 * @param apiBaseUrl scheme and host of the API, without a trailing slash
 * @param corpId     CorpID
 * @param agentId    AgentId, digits
 * @param secret     the app's secret, resolved from the vault
 */
public record WecomApp(String apiBaseUrl, String corpId, String agentId, String secret) {

    /**
     * Names this app in caches. Two apps share it only when nothing that a token depends on differs, so a changed secret or
     * base URL never meets an old token; being a hash, it gives no secret away.
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

    /** Leaves the secret out: records are printed by accident. */
    @Override
    public String toString() {
        return "WecomApp[" + apiBaseUrl + ", " + corpId + ", " + agentId + "]";
    }
}
