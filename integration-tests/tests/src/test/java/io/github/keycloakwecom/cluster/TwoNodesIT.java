package io.github.keycloakwecom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.standin.control.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The app's token on a real cluster: one for all nodes, fetched once, replaced once, and alive after the node that
 * fetched it. The tests have an order because the nodes have a life: the first is alone, the second joins, the first is
 * killed.
 */
@Tag("distribution") // always from the distribution: a run in containers may leave it out
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {

    private static final int CROWD = 200;

    /** About what the real service takes; without it the first login has its token before the second asks. */
    private static final Duration ANSWER_TIME = Duration.ofMillis(300);

    private static Cluster cluster;
    private static Rush rush;
    private static KeycloakServer one;
    private static KeycloakServer two;

    @BeforeAll
    static void start() {
        cluster = new Cluster();
        rush = new Rush();
        one = cluster.join();
    }

    @AfterAll
    static void stop() {
        rush.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void oneNode_fetchesOneTokenForTwoHundredLogins() throws Exception {
        crowdLogsIn("alone", List.of(one));
    }

    @Test
    @Order(2)
    void theSecondNodeJoins() throws IOException {
        two = cluster.join();
        assertThat(Files.readString(two.log()))
                .as("cluster view of node 2")
                .containsPattern("new cluster view.*\\(2\\)");
    }

    @Test
    @Order(3)
    void twoNodes_fetchOneTokenForTwoHundredLogins() throws Exception {
        crowdLogsIn("together", List.of(one, two));
    }

    private static void crowdLogsIn(String realm, List<KeycloakServer> nodes) throws InterruptedException {
        Staff staff = cluster.hire(realm, CROWD);
        cluster.wecom().faults().always("gettoken", Fault.delay(ANSWER_TIME));

        Duration toWecom = rush.all(staff.logins(), nodes, HttpLogin::begin);
        assertThat(cluster.wecom().calls().all())
                .as("calls before anybody scans")
                .isEmpty();
        Duration back = rush.all(staff.logins(), nodes, HttpLogin::finish);

        int calls = cluster.wecom().calls().all().size();
        Cluster.report(
                "%d logins on %d node(s), cold: %.1f s to the QR code and %.1f s from the scan,"
                        + " %d gettoken, %.2f calls each",
                CROWD,
                nodes.size(),
                Cluster.seconds(toWecom),
                Cluster.seconds(back),
                staff.tokenFetches(),
                calls / (double) CROWD);
        assertThat(nodes).allSatisfy(node -> assertThat(staff.accounts(node)).isEqualTo(CROWD));
        assertThat(staff.tokenFetches()).as("gettoken").isOne();
        // The code and the member, once each.
        assertThat(calls).isEqualTo(1 + 2 * CROWD);
    }

    @Test
    @Order(4)
    void revokedToken_isReplacedOnceForBothNodes() throws Exception {
        Staff staff = cluster.hire("early", 80);
        cluster.wecom().faults().always("gettoken", Fault.delay(ANSWER_TIME));
        rush.all(staff.logins(), List.of(one, two), HttpLogin::begin);
        CountDownLatch halfway = new CountDownLatch(40);
        Rush.Underway crowd = rush.start(staff.logins(), List.of(one, two), (login, node) -> {
            login.finish(node);
            halfway.countDown();
        });
        assertThat(halfway.await(1, TimeUnit.MINUTES)).as("half of the logins").isTrue();
        cluster.wecom().rotateTokens();
        crowd.arrive();

        Cluster.report(
                "token void under load: %d gettoken, %d refused calls", staff.tokenFetches(), staff.staleTokens());
        assertThat(staff.accounts(two)).isEqualTo(80);
        assertThat(staff.staleTokens()).as("calls with the void token").isPositive();
        assertThat(staff.tokenFetches()).as("gettoken").isEqualTo(2);
    }

    @Test
    @Order(5)
    void loginOnOneNode_endsOnTheOther() throws Exception {
        Staff staff = cluster.hire("wanderers", 2);
        HttpLogin there = staff.logins().get(0);
        HttpLogin back = staff.logins().get(1);
        there.begin(one);
        there.finish(two);
        back.begin(two);
        back.finish(one);
        assertThat(staff.accounts(one)).isEqualTo(2);
        assertThat(staff.accounts(two)).isEqualTo(2);
    }

    @Test
    @Order(6)
    void rateLimit_stopsBothNodesAndIsLoggedOnce() throws Exception {
        Staff staff = cluster.hire("limited", 40);
        cluster.wecom().faults().always("user/get", Fault.errcode(45009));
        rush.all(staff.logins(), List.of(one, two), HttpLogin::begin);
        List<HttpLogin> crowd = staff.logins().subList(0, 20);
        List<HttpLogin> later = staff.logins().subList(20, 40);

        rush.all(crowd, List.of(one, two), TwoNodesIT::findsWecomBusy);
        cluster.wecom().calls().clear();
        rush.all(later, List.of(one, two), TwoNodesIT::findsWecomBusy);

        assertThat(cluster.wecom().calls().all()).as("calls within the minute").isEmpty();
        assertThat(staff.warnings("wecom_45009", List.of(one, two)))
                .as("lines of both logs")
                .isOne();
        assertThat(staff.failures(two)).hasSize(40).allSatisfy(event -> {
            assertThat(event.getError()).isEqualTo("wecom_45009");
            assertThat(event.getDetails())
                    .containsEntry("wecom_api", "user/get")
                    .hasEntrySatisfying("wecom_hint", hint -> assertThat(hint).startsWith("not asked again before"));
        });
    }

    private static void findsWecomBusy(HttpLogin login, KeycloakServer node) throws Exception {
        assertThat(login.fail(node)).isEqualTo("busy");
    }

    @Test
    @Order(7)
    void wrongSecret_isSentOnceAndACorrectedOneAtOnce() throws Exception {
        Staff staff = cluster.hire("secret", 12);
        staff.newSecretInWecom("standin-secret-after-a-reset");
        rush.all(staff.logins(), List.of(one, two), HttpLogin::begin);
        List<HttpLogin> tooEarly = staff.logins().subList(0, 10);
        rush.all(tooEarly, List.of(one, two), (login, node) -> assertThat(login.fail(node))
                .isEqualTo("set-up"));
        assertThat(staff.tokenFetches()).as("gettoken with the wrong secret").isOne();
        assertThat(staff.warnings("wecom_40001", List.of(one, two)))
                .as("lines of both logs")
                .isOne();

        staff.newSecretInKeycloak("standin-secret-after-a-reset", one);
        staff.logins().get(10).finish(one);
        staff.logins().get(11).finish(two);
        assertThat(staff.tokenFetches()).isOne();
        assertThat(cluster.wecom().calls().count("gettoken")).isEqualTo(2);
    }

    @Test
    @Order(8)
    void token_survivesTheNodeThatFetchedIt() throws Exception {
        Staff staff = cluster.hire("survivors", 31);
        HttpLogin first = staff.logins().get(0);
        List<HttpLogin> waiting = staff.logins().subList(1, 11);
        List<HttpLogin> later = staff.logins().subList(11, 31);
        rush.all(waiting, List.of(one), HttpLogin::begin);
        first.begin(one);
        first.finish(one);
        assertThat(staff.tokenFetches()).isOne();

        one.kill();
        Duration half = rush.all(waiting, List.of(two), HttpLogin::finish);
        Duration whole = rush.all(later, List.of(two), (login, node) -> {
            login.begin(node);
            login.finish(node);
        });

        Cluster.report(
                "node 1 killed: 10 logins under way end on node 2 in %.1f s, 20 more take %.1f s, %d gettoken in all",
                Cluster.seconds(half), Cluster.seconds(whole), staff.tokenFetches());
        assertThat(staff.accounts(two)).isEqualTo(31);
        assertThat(staff.tokenFetches()).as("gettoken").isOne();
    }
}
