package io.github.keycloakwecom.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * The applications of a realm that a person may open, in pages. A realm may have thousands of clients, and each one
 * must be loaded. So a page checks a limited number of clients, and says where the next page begins.
 */
final class OpenApplications {

    /** Applications on one page. */
    static final int MAX_LISTED = 100;

    /** Clients that one page checks. */
    static final int MAX_CHECKED = 1_000;

    private final RealmModel realm;
    private final Predicate<ClientModel> isOpen;

    OpenApplications(RealmModel realm, Predicate<ClientModel> isOpen) {
        this.realm = realm;
        this.isOpen = isOpen;
    }

    /**
     * A page.
     *
     * @param clients by name
     * @param next where the next page begins, if there is one
     */
    record Page(List<ClientModel> clients, OptionalInt next) {}

    /**
     * @param first how many clients of the realm earlier pages have checked
     * @param search part of a name or a client id; empty for all
     */
    Page from(int first, String search) {
        List<ClientModel> found = new ArrayList<>();
        // One more than the page checks, to know whether there is a next page.
        try (Stream<ClientModel> clients = realm.getClientsStream(first, MAX_CHECKED + 1)) {
            Iterator<ClientModel> next = clients.iterator();
            int seen = 0;
            while (next.hasNext()) {
                if (seen == MAX_CHECKED || found.size() == MAX_LISTED) {
                    return new Page(byName(found), OptionalInt.of(first + seen));
                }
                ClientModel client = next.next();
                seen++;
                if (isCalled(client, search) && isOpen.test(client)) {
                    found.add(client);
                }
            }
        }
        return new Page(byName(found), OptionalInt.empty());
    }

    static String name(ClientModel client) {
        return client.getName() == null || client.getName().isBlank() ? client.getClientId() : client.getName();
    }

    private static boolean isCalled(ClientModel client, String search) {
        String part = search.toLowerCase(Locale.ROOT);
        return name(client).toLowerCase(Locale.ROOT).contains(part)
                || client.getClientId().toLowerCase(Locale.ROOT).contains(part);
    }

    private static List<ClientModel> byName(List<ClientModel> clients) {
        return clients.stream()
                .sorted(Comparator.comparing(client -> name(client).toLowerCase(Locale.ROOT)))
                .toList();
    }
}
