package io.github.keycloakwecom.standin;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * The stand-in alone, with the sample company, until Ctrl-C.
 *
 * <ul>
 *   <li>First argument or {@code -Dstandin.port}: the HTTP port, by default 8070.
 *   <li>Further arguments or {@code -Dstandin.trusted} (comma separated): the hosts to which codes may be sent.
 *   <li>{@code -Dstandin.address}: the address on which it listens, by default 127.0.0.1.
 * </ul>
 */
public final class StandInMain {
    private static final String DEFAULT_PORT = "8070";
    private static final String DEFAULT_ADDRESS = "127.0.0.1";

    private StandInMain() {}

    /** Starts it and stays. */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args.length > 0 ? args[0] : System.getProperty("standin.port", DEFAULT_PORT));
        Company company = Company.sample();
        for (int i = 1; i < args.length; i++) {
            company.trust(args[i]);
        }
        String trusted = System.getProperty("standin.trusted", "");
        if (!trusted.isBlank()) {
            company.trust(trusted.split("\\s*,\\s*"));
        }
        String address = System.getProperty("standin.address", DEFAULT_ADDRESS);
        CountDownLatch never = new CountDownLatch(1);
        try (WecomStandIn standIn = WecomStandIn.start(company, port, address)) {
            // The index offers to sign in to the stand-in's own landing page, which shows the code.
            company.trust(standIn.url().substring("http://".length()));
            introduce(standIn, System.out);
            never.await();
        }
    }

    private static void introduce(WecomStandIn standIn, PrintStream out) {
        Company company = standIn.company();
        App app = company.loginApp();
        String token = standIn.url() + "/cgi-bin/gettoken?corpid=" + company.corpId() + "&corpsecret=" + app.secret();
        out.printf(
                """

                A stand-in for WeCom is running; nothing here reaches the real service.

                  Start page        %s/
                  API base          %s
                  Web login         %s
                  In-app sign-in    %s
                  Whose phone       %s/phone
                  WireMock's own    %s/__admin

                  Corp id           %s
                  Agent id          %d
                  Secret            %s
                  Codes may go to   %s

                Try:
                  curl '%s'
                  curl '%s/cgi-bin/user/get?access_token=TOKEN&userid=zhangsan'

                Ctrl-C ends it.
                """,
                standIn.url(),
                standIn.url(),
                standIn.webLoginUrl(),
                standIn.inAppUrl(),
                standIn.url(),
                standIn.url(),
                company.corpId(),
                app.agentId(),
                app.secret(),
                String.join(
                        ", ", app.redirects().trustedDomains().stream().sorted().toList()),
                token,
                standIn.url());
        out.flush();
    }
}
