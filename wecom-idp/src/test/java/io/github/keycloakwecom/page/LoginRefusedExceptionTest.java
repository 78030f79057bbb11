package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;

class LoginRefusedExceptionTest {

    @Test
    void problemAlone_hasNothingElse() {
        LoginRefusedException refused = new LoginRefusedException(LoginProblem.NOT_A_MEMBER);
        assertThat(refused.problem()).isEqualTo(LoginProblem.NOT_A_MEMBER);
        assertThat(refused).hasMessage("not-a-member");
        assertThat(refused.hint()).isEmpty();
        assertThat(refused.account()).isEmpty();
        assertThat(refused.cause()).isEmpty();
    }

    @Test
    void account_isForTheEventAndNotForTheMessage() {
        UserModel li = TestPerson.of("li").make();
        LoginRefusedException refused = new LoginRefusedException(LoginProblem.ACCOUNT_OF_OTHER_CORP, li);
        assertThat(refused.account()).containsSame(li);
        assertThat(refused).hasMessage("account-of-other-corp");
    }

    @Test
    void hint_isForTheEventAndNotForTheMessage() {
        LoginRefusedException refused = new LoginRefusedException(LoginProblem.ACCOUNT_REFUSED, "username: error-x");
        assertThat(refused.hint()).isEqualTo("username: error-x");
        assertThat(refused).hasMessage("account-refused");
    }
}
