package io.github.keycloakwecom.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which receive id an endpoint accepts. ww1 is the company, dk1 the suite, ww9 the provider, wp1 an encrypted id. */
class ReceiveIdsTest {

    @ParameterizedTest
    @CsvSource({
        // ids of the endpoint, may be empty, receive id of the callback: accepted, or why not
        "app of a company,       ww1,         no,  ww1,   accepted",
        "app of a company,       ww1,         no,  ww2,   RECEIVE_ID_UNKNOWN",
        "app of a company,       ww1,         no,  WW1,   RECEIVE_ID_UNKNOWN",
        "app of a company,       ww1,         no,  'ww1 ', RECEIVE_ID_UNKNOWN",
        "app of a company,       ww1,         no,  ww11,  RECEIVE_ID_UNKNOWN",
        "app of a company,       ww1,         no,  wp1,   RECEIVE_ID_OF_UNKNOWN_OPEN_CORP",
        "app of a company,       ww1,         no,  '',    RECEIVE_ID_EMPTY",
        "app of a company,       ww1,         no,  ' ',   RECEIVE_ID_UNKNOWN",
        "events of a suite,      dk1 ww9,     no,  dk1,   accepted",
        "first verification,     dk1 ww9,     no,  ww9,   accepted",
        "another suite,          dk1 ww9,     no,  dk2,   RECEIVE_ID_UNKNOWN",
        "customer of a suite,    dk1 ww9,     no,  ww1,   RECEIVE_ID_UNKNOWN",
        "known customer,         dk1 ww9 wp1, no,  wp1,   accepted",
        "unknown customer,       dk1 ww9 wp1, no,  wp2,   RECEIVE_ID_OF_UNKNOWN_OPEN_CORP",
        "robot,                  ww1,         yes, '',    accepted",
        "robot,                  ww1,         yes, ww1,   accepted",
        "robot,                  ww1,         yes, ww2,   RECEIVE_ID_UNKNOWN"
    })
    void receiveId_isAcceptedOrRefusedWithItsKind(
            String endpoint, String ids, String mayBeEmpty, String receiveId, String expected) {
        ReceiveIds accepted = ReceiveIds.of(Set.of(ids.split(" ")));
        assertThat(decision(mayBeEmpty.equals("yes") ? accepted.orEmpty() : accepted, receiveId))
                .isEqualTo(expected);
    }

    @Test
    void missingOrBlankId_isRefused() {
        assertThatThrownBy(() -> ReceiveIds.of(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReceiveIds.of(Set.of("ww1", " "))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String decision(ReceiveIds ids, String receiveId) {
        try {
            ids.require(receiveId);
            return "accepted";
        } catch (RefusedCallbackException e) {
            return e.refusal().name();
        }
    }
}
