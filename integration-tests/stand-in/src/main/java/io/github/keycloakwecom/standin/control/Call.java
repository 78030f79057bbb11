package io.github.keycloakwecom.standin.control;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One recorded request.
 *
 * @param api what follows {@code /cgi-bin/}, for example {@code auth/getuserinfo}; a whole path for pages
 * @param query the parameters, with the (made up) secrets
 * @param status the HTTP status, or {@link #NO_ANSWER} when a fault broke the connection instead
 * @param errcode the code in the body, empty when the body had none or was not JSON
 */
public record Call(
        String api,
        String method,
        Map<String, String> query,
        String body,
        int status,
        OptionalInt errcode,
        String remoteAddress,
        Instant at) {

    /** The status of a call whose connection was broken on purpose. */
    public static final int NO_ANSWER = 0;

    /** Copies the parameters. */
    public Call {
        query = Map.copyOf(query);
    }

    /** A parameter, or an empty text. */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Whether the answer was a success: code 0. */
    public boolean succeeded() {
        return errcode.isPresent() && errcode.getAsInt() == 0;
    }
}
