package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.keycloakwecom.testing.Fake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

class AccountWritesTest {

    private final AtomicBoolean verified = new AtomicBoolean();
    private final UserModel account =
            Fake.of(UserModel.class, Map.of("isEmailVerified", any -> verified.get(), "setEmailVerified", value -> {
                verified.set((Boolean) value);
                return null;
            }));

    @Test
    void oneRefusalDoesNotStopTheNextWrite() {
        List<String> written = new ArrayList<>();
        new AccountWrites(account)
                .write("a", () -> {
                    throw new ReadOnlyException("a");
                })
                .write("b", () -> written.add("b"));
        assertThat(written).containsExactly("b");
    }

    @Test
    void anyOtherProblemIsNotHidden() {
        assertThatIllegalStateException().isThrownBy(() -> new AccountWrites(account).write("a", () -> {
            throw new IllegalStateException("a");
        }));
    }

    @Test
    void aRefusedMailLeavesTheMarkOfTheOneThatStays() {
        new AccountWrites(account).writeMail(() -> {
            verified.set(true);
            throw new ReadOnlyException("mail");
        });
        assertThat(verified).isFalse();
    }

    @Test
    void anAcceptedMailHasItsOwnMark() {
        new AccountWrites(account).writeMail(() -> verified.set(true));
        assertThat(verified).isTrue();
    }
}
