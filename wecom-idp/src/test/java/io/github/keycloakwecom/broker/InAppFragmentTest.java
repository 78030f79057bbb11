package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InAppFragmentTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example/callback?code=a&state=b%23, https://app.example/callback?code=a&state=b%23#",
        "com.example.app:/callback, com.example.app:/callback#"
    })
    void anAddressGetsAnEmptyFragment(URI target, String expected) {
        assertThat(InAppFragment.withEmptyFragment(target).map(URI::toString)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/#state=b&code=a",
                "https://app.example/#",
                "https://wecom.example/authorize?a=b#wechat_redirect"
            })
    void oneThatIsThereStays(URI target) {
        assertThat(InAppFragment.withEmptyFragment(target)).isEmpty();
    }

    @Test
    void aPageHasNoAddressToChange() {
        assertThat(InAppFragment.withEmptyFragment(null)).isEmpty();
    }
}
