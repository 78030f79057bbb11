package io.github.keycloakwecom.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The cost of a page of applications does not grow with the number of clients in the realm. */
class OpenApplicationsTest {

    private static final int MANY = 25_000;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aSmallRealmHasOnePageSortedByName() {
        OpenApplications.Page page = applications(3, client -> true).from(0, "");
        assertThat(names(page)).containsExactly("App c0", "App c1", "App c2");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aPageEndsWhereItIsFull() {
        OpenApplications.Page page = applications(MANY, client -> true).from(0, "");
        assertThat(page.clients()).hasSize(OpenApplications.MAX_LISTED);
        assertThat(page.next()).hasValue(OpenApplications.MAX_LISTED);
        assertThat(asked).hasValue(OpenApplications.MAX_LISTED);
    }

    @Test
    void pageForFewOpenApplications_checksLimitedClients() {
        OpenApplications.Page page =
                applications(MANY, client -> client.getClientId().equals("c7")).from(0, "");
        assertThat(names(page)).containsExactly("App c7");
        assertThat(page.next()).hasValue(OpenApplications.MAX_CHECKED);
        assertThat(asked).hasValue(OpenApplications.MAX_CHECKED);
    }

    @Test
    void pagesLeadThroughAllOfThem() {
        OpenApplications all = applications(1_234, client -> true);
        int listed = 0;
        int pages = 0;
        OptionalInt next = OptionalInt.of(0);
        while (next.isPresent()) {
            OpenApplications.Page page = all.from(next.getAsInt(), "");
            listed += page.clients().size();
            next = page.next();
            pages++;
        }
        assertThat(listed).isEqualTo(1_234);
        assertThat(pages).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"app C17, App c17", "c23, App c23", "APP C99, App c99", "nothing, ''"})
    void search_checksAccessOfMatchesOnly(String search, String expected) {
        OpenApplications.Page page = applications(100, client -> true).from(0, search);
        assertThat(String.join("|", names(page))).isEqualTo(expected);
        assertThat(asked).hasValue(expected.isEmpty() ? 0 : 1);
    }

    @Test
    void aPlaceBehindTheLastOneIsEmpty() {
        OpenApplications.Page page = applications(3, client -> true).from(9_999_999, "");
        assertThat(page.clients()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    private static List<String> names(OpenApplications.Page page) {
        return page.clients().stream().map(OpenApplications::name).toList();
    }

    private OpenApplications applications(int count, Predicate<ClientModel> isOpen) {
        return new OpenApplications(realm(count), client -> {
            asked.incrementAndGet();
            return isOpen.test(client);
        });
    }

    /** Like Keycloak: in the order of the client ids, and at most the requested number. */
    private static RealmModel realm(int count) {
        return fake(RealmModel.class, (method, arguments) -> {
            assertThat(method).isEqualTo("getClientsStream");
            int first = (Integer) arguments[0];
            Integer most = (Integer) arguments[1];
            assertThat(most).isNotNull().isLessThanOrEqualTo(OpenApplications.MAX_CHECKED + 1);
            int end = Math.min(count, first + most);
            return first >= end ? Stream.of() : IntStream.range(first, end).mapToObj(OpenApplicationsTest::client);
        });
    }

    private static ClientModel client(int number) {
        return fake(
                ClientModel.class, (method, arguments) -> method.equals("getName") ? "App c" + number : "c" + number);
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
