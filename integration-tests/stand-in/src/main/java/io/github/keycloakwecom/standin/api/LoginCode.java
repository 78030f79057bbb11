package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.Visitor;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a login code stands for.
 *
 * @param agentId the app named in the link; in-app links may leave it out
 * @param redirectHost where the code was sent, {@code host} or {@code host:port}
 * @param consent how much the member agreed to; web login never agrees to anything
 */
public record LoginCode(
        Visitor visitor, OptionalInt agentId, String redirectHost, boolean web, Consent consent, Instant expires) {

    /** What scope the sign-in had, as far as it matters for the ticket. */
    public enum Consent {
        /** {@code snsapi_base} and web login: no ticket. */
        NONE,
        /** The old {@code snsapi_userinfo}: a ticket without the fields that need agreement. */
        SILENT,
        /** {@code snsapi_privateinfo}, agreed. */
        AGREED
    }
}
