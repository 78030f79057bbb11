package io.github.keycloakwecom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Settings that lead nowhere, as an administrator makes them. */
@ExtendWith(TestBedExtension.class)
class WecomOutOfReachIT {

    private Map<String, String> settings;

    @BeforeEach
    void remember(TestBed bed) {
        settings = provider(bed).getConfig();
    }

    @AfterEach
    void restore(TestBed bed) {
        IdentityProviderRepresentation provider = provider(bed);
        provider.setConfig(settings);
        provider.getConfig()
                .put("clientSecret", bed.wecom().company().loginApp().secret());
        bed.realm().identityProviders().get(TestBed.ALIAS).update(provider);
    }

    @Test
    void nobodyListens(TestBed bed) throws IOException {
        change(bed, "apiBaseUrl", "http://localhost:" + closedPort());
        scanAndFail(bed, "unreachable", "wecom_unreachable");
    }

    @Test
    void theSecretIsWrong(TestBed bed) {
        change(bed, "clientSecret", "not-the-secret-of-this-app");
        scanAndFail(bed, "set-up", "wecom_40001");
        bed.log().assertSaysNothingOf(List.of("not-the-secret-of-this-app"));
    }

    @Test
    void theVaultHasNoSuchSecret(TestBed bed) {
        change(bed, "clientSecret", "${vault.nowhere}");
        scanAndFail(bed, "secret-not-found", "wecom_secret_not_found");
        assertThat(bed.wecom().calls().count("gettoken")).isZero();
    }

    @Test
    void theLegacyIdentityApiWorks(TestBed bed) {
        change(bed, "identityApi", "legacy");
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.wecom().calls().count("user/getuserinfo")).isPositive();
        assertThat(bed.wecom().calls().count("auth/getuserinfo")).isZero();
    }

    @Test
    void withoutVerificationTheUseridIsAllThatIsKnown(TestBed bed) {
        change(bed, "verifyMembership", "false");
        bed.employee("en").signInAs("hejun");
        assertThat(bed.account("hejun").getFirstName()).isNull();
        assertThat(bed.wecom().calls().count("user/get")).isZero();
    }

    @Test
    void theConsoleNamesAllProblemsOnSave(TestBed bed) {
        IdentityProviderRepresentation provider = provider(bed);
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

    private static void change(TestBed bed, String key, String value) {
        IdentityProviderRepresentation provider = provider(bed);
        provider.getConfig().put(key, value);
        bed.realm().identityProviders().get(TestBed.ALIAS).update(provider);
    }

    private static IdentityProviderRepresentation provider(TestBed bed) {
        return bed.realm().identityProviders().get(TestBed.ALIAS).toRepresentation();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
