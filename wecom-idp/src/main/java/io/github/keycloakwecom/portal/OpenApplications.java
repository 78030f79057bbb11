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
 * The applications of a realm that a person may open, a page at a time. A realm may have thousands of clients, and each
 * has to be loaded. So a page looks at a limited number of them and says where the next page begins.
 */
final class OpenApplications {

    /** The most that one page lists. */
    static final int MOST_LISTED = 100;

    /** The most clients that one page looks at. */
    static final int MOST_LOOKED_AT = 1_000;

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
     * @param first how many clients of the realm were looked at before
     * @param search part of a name or a client id; empty for all
     */
    Page from(int first, String search) {
        List<ClientModel> found = new ArrayList<>();
        // One more than is looked at: whether there is one decides about the next page.
        try (Stream<ClientModel> clients = realm.getClientsStream(first, MOST_LOOKED_AT + 1)) {
            Iterator<ClientModel> next = clients.iterator();
            int seen = 0;
            while (next.hasNext()) {
                if (seen == MOST_LOOKED_AT || found.size() == MOST_LISTED) {
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
