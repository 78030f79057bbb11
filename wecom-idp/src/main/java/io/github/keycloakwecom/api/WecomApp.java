package io.github.keycloakwecom.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One app of one corp, and the address of its API: everything that its access token depends on. WeCom binds a token to
 * the app whose secret fetched it (developer.work.weixin.qq.com/document/path/91039).
 *
 * @param apiBaseUrl scheme and host of the API, without a trailing slash
 * @param corpId CorpID
 * @param agentId AgentId, digits
 * @param secret the app's secret, resolved from the vault
 */
public record WecomApp(String apiBaseUrl, String corpId, String agentId, String secret) {

    /**
     * Names this app in caches. Two apps share it only when everything that a token depends on is the same, so a
     * changed secret or base URL never uses an old token. It is a hash, so it reveals no secret.
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

    /** Leaves the secret out, because records get into logs by accident. */
    @Override
    public String toString() {
        return "WecomApp[" + apiBaseUrl + ", " + corpId + ", " + agentId + "]";
    }
}
