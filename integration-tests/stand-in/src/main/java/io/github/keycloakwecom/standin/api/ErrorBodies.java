package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.wire.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;

/**
 * Failures in the words of the real service: {@code <text>, hint: [..], from ip: .., more info at ..}. The lists of the
 * success body stay, empty (docs/wecom-protocol.md#ground-rules). The words are not stable there, so a client should
 * read only the address from them.
 */
public final class ErrorBodies {
    private final Properties texts = new Properties();
    private final Clock clock;

    /** Reads the known texts. */
    public ErrorBodies(Clock clock) {
        this.clock = clock;
        try (InputStream in = ErrorBodies.class.getResourceAsStream("/standin/errors.properties");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The whole body. */
    public ObjectNode body(Api api, Refusal refusal, Incoming call) {
        String code = String.valueOf(refusal.errcode());
        String text = texts.getProperty(code, "error " + code);
        ObjectNode body = Json.object()
                .put("errcode", refusal.errcode())
                .put("errmsg", refusal.hasTail() ? text + tail(code, call) : text);
        api.emptyLists().forEach(body::putArray);
        return body;
    }

    private String tail(String code, Incoming call) {
        String hint = clock.instant().getEpochSecond() + Handle.digits(15);
        return ", hint: [" + hint + "], from ip: " + call.callerIp()
                + ", more info at https://open.work.weixin.qq.com/devtool/query?e=" + code;
    }
}
