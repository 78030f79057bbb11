package io.github.keycloakwecom.callback;

import java.util.Set;

/**
 * The receive ids that one endpoint accepts. Callbacks of an app end with the corp id, and those of a suite with the
 * suite id ({@code developer.work.weixin.qq.com/document/path/91144}). The first verification of a suite may end with
 * the corp id of the provider, and callbacks for a company with its encrypted corp id ({@code wp…}):
 * {@code docs/wecom-protocol.md#receive-ids}. Ids are compared exactly.
 */
public final class ReceiveIds {

    private static final String OPEN_CORP_PREFIX = "wp";

    private final Set<String> accepted;
    private final boolean acceptsEmpty;

    private ReceiveIds(Set<String> accepted, boolean acceptsEmpty) {
        this.accepted = accepted;
        this.acceptsEmpty = acceptsEmpty;
    }

    /**
     * @param accepted at least one id
     * @throws IllegalArgumentException if an id is blank, because a setting without a value must accept nothing
     */
    public static ReceiveIds of(Set<String> accepted) {
        if (accepted.isEmpty() || accepted.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a receive id is missing or blank");
        }
        return new ReceiveIds(Set.copyOf(accepted), false);
    }

    /** The same ids, and the empty id of a chat robot or of an individual developer's app. */
    public ReceiveIds orEmpty() {
        return new ReceiveIds(accepted, true);
    }

    void require(String receiveId) throws RefusedCallbackException {
        if (receiveId.isEmpty() ? acceptsEmpty : accepted.contains(receiveId)) {
            return;
        }
        throw new RefusedCallbackException(refusal(receiveId));
    }

    private static CallbackRefusal refusal(String receiveId) {
        if (receiveId.isEmpty()) {
            return CallbackRefusal.RECEIVE_ID_EMPTY;
        }
        return receiveId.startsWith(OPEN_CORP_PREFIX)
                ? CallbackRefusal.RECEIVE_ID_OF_UNKNOWN_OPEN_CORP
                : CallbackRefusal.RECEIVE_ID_UNKNOWN;
    }
}
