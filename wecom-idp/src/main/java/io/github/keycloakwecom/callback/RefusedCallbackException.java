package io.github.keycloakwecom.callback;

/** Carries the reason from a check to {@link CallbackInbox}. It has no cause, because causes quote the data. */
final class RefusedCallbackException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CallbackRefusal refusal;

    RefusedCallbackException(CallbackRefusal refusal) {
        // Anybody can send refused callbacks, and a stack trace for each costs more than the check.
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    CallbackRefusal refusal() {
        return refusal;
    }
}
