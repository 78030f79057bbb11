package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One call's own work. */
@FunctionalInterface
interface Endpoint {
    /** The success body; a failure is thrown as {@link Refusal}. */
    ObjectNode answer(ApiCall call);
}
