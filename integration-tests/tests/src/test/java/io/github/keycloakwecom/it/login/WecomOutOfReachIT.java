package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Settings that lead nowhere, as an administrator makes them. */
@ExtendWith(TestBedExtension.class)
class WecomOutOfReachIT {

    @Test
    void closedPort_leadsToAProblemPage(TestBed bed) throws IOException {
        bed.changeProvider("apiBaseUrl", "http://localhost:" + closedPort());
        scanAndFail(bed, "unreachable", "wecom_unreachable");
    }

    @Test
    void wrongSecret_leadsToAProblemPage(TestBed bed) {
        bed.changeProvider("clientSecret", "not-the-secret-of-this-app");
        scanAndFail(bed, "set-up", "wecom_40001");
        bed.log().assertSaysNothingOf(List.of("not-the-secret-of-this-app"));
    }

    @Test
    void secretInTheVault_isUsedUntilItIsRemoved(TestBed bed) throws IOException {
        Path entry = Files.writeString(
                bed.vaultEntry("app"), bed.wecom().company().loginApp().secret());
        bed.changeProvider("clientSecret", "${vault.app}");
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.provider().getConfig()).containsEntry("clientSecret", "${vault.app}");

        bed.reset();
        Files.writeString(
                bed.vaultEntry("app"), bed.wecom().company().loginApp().secret());
        bed.changeProvider("clientSecret", "${vault.app}");
        Files.delete(entry);
        scanAndFail(bed, "secret-not-found", "wecom_secret_not_found");
        assertThat(bed.wecom().calls().all()).isEmpty();
    }

    @Test
    void vaultReferenceWithoutEntry_isRefusedOnSave(TestBed bed) {
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class, () -> bed.changeProvider("clientSecret", "${vault.nowhere}"));
        assertThat(refused.getResponse().readEntity(String.class)).contains("vault");
    }

    @Test
    void legacyIdentityApi_signsIn(TestBed bed) {
        bed.changeProvider("identityApi", "legacy");
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.wecom().calls().count("user/getuserinfo")).isPositive();
        assertThat(bed.wecom().calls().count("auth/getuserinfo")).isZero();
    }

    @Test
    void noVerification_leavesOnlyTheUserid(TestBed bed) {
        bed.changeProvider("verifyMembership", "false");
        bed.employee("en").signInAs(SampleCompany.INVISIBLE);
        assertThat(bed.account(SampleCompany.INVISIBLE).getFirstName()).isNull();
        assertThat(bed.wecom().calls().count("user/get")).isZero();
    }

    @Test
    void severalWrongSettings_areAllNamedOnSave(TestBed bed) {
        IdentityProviderRepresentation provider = bed.provider();
        provider.getConfig().put("agentId", "my app");
        provider.getConfig().put("webLoginUrl", "javascript:alert(1)");
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class,
                () -> bed.realm().identityProviders().get(TestBed.ALIAS).update(provider));
        assertThat(refused.getResponse().readEntity(String.class)).contains("AgentId", "Web login URL");
    }

    private static void scanAndFail(TestBed bed, String problem, String error) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs("zhangsan");
        LoginProblems.expect(bed, employee, problem, error);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
