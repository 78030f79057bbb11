package io.github.keycloakwecom.standin.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The company of the stand-in: its people, departments and apps. It may be changed at any time and from any thread; a
 * change applies to the next call. A list is a copy, in the order in which its elements were added.
 */
public final class Company {
    private final String corpId;
    private final Map<String, Person> members = new LinkedHashMap<>();
    private final Map<Integer, Dept> departments = new LinkedHashMap<>();
    private final Map<Integer, App> apps = new LinkedHashMap<>();
    private final List<Tile> tiles = new ArrayList<>();
    private final Map<String, Visitor> outsiders = new LinkedHashMap<>();

    private Company(String corpId) {
        this.corpId = corpId;
    }

    /** A new company of about twenty people. Their names, userids and mails are cases on which login plugins fail. */
    public static Company sample() {
        return SampleCompany.build();
    }

    /**
     * A company without people, departments and apps.
     *
     * @param corpId the CorpID, {@code ww} and 16 characters at the real service; not checked
     */
    public static Company empty(String corpId) {
        return new Company(corpId);
    }

    /** The CorpID. */
    public String corpId() {
        return corpId;
    }

    /** All members, visible to an app or not. */
    public synchronized List<Person> members() {
        return List.copyOf(members.values());
    }

    /** Finds a member. Upper and lower case are equal, as at WeCom. */
    public synchronized Optional<Person> member(String userid) {
        return Optional.ofNullable(members.get(key(userid)));
    }

    /** Adds a member, or replaces the member with the same userid. */
    public synchronized Company addMember(Person person) {
        members.put(key(person.userid()), person);
        return this;
    }

    /**
     * Changes a member in one step. The change may give the member another userid.
     *
     * @throws IllegalArgumentException if there is no such member
     */
    public synchronized Company updateMember(String userid, UnaryOperator<Person> change) {
        Person now = change.apply(member(userid).orElseThrow(() -> unknown("member", userid)));
        if (!key(now.userid()).equals(key(userid))) {
            members.remove(key(userid));
        }
        return addMember(now);
    }

    /** Deletes a member from the address book. Nothing happens if there is none. */
    public synchronized Company removeMember(String userid) {
        members.remove(key(userid));
        return this;
    }

    /** What the workbench shows. */
    public synchronized List<Tile> tiles() {
        return List.copyOf(tiles);
    }

    /** Adds a tile to the workbench. */
    public synchronized Company addTile(Tile tile) {
        tiles.add(tile);
        return this;
    }

    /** All departments. */
    public synchronized List<Dept> departments() {
        return List.copyOf(departments.values());
    }

    /** Finds a department. */
    public synchronized Optional<Dept> department(int id) {
        return Optional.ofNullable(departments.get(id));
    }

    /** Adds a department, or replaces the one with the same id. */
    public synchronized Company addDepartment(Dept department) {
        departments.put(department.id(), department);
        return this;
    }

    /** Deletes a department. Its members and the departments below it stay as they are, as during a reorganisation. */
    public synchronized Company removeDepartment(int id) {
        departments.remove(id);
        return this;
    }

    /** All apps and the contact-sync assistant. */
    public synchronized List<App> apps() {
        return List.copyOf(apps.values());
    }

    /** Finds an app. */
    public synchronized Optional<App> app(int agentId) {
        return Optional.ofNullable(apps.get(agentId));
    }

    /**
     * The first self-built app; people sign in with it.
     *
     * @throws IllegalArgumentException if the company has none
     */
    public synchronized App loginApp() {
        return first(AppKind.SELF_BUILT);
    }

    /**
     * The contact-sync assistant (通讯录同步).
     *
     * @throws IllegalArgumentException if the company has none
     */
    public synchronized App contactSync() {
        return first(AppKind.CONTACT_SYNC);
    }

    /** Adds an app, or replaces the one with the same agent id. */
    public synchronized Company addApp(App app) {
        apps.put(app.agentId(), app);
        return this;
    }

    /**
     * Changes an app in one step.
     *
     * @throws IllegalArgumentException if there is no such app
     */
    public synchronized Company updateApp(int agentId, UnaryOperator<App> change) {
        return addApp(change.apply(app(agentId).orElseThrow(() -> unknown("app", agentId))));
    }

    /** Deletes an app. Its tokens are invalid from then on. */
    public synchronized Company removeApp(int agentId) {
        apps.remove(agentId);
        return this;
    }

    /**
     * Registers hosts as trusted domains and callback domains of {@link #loginApp()}.
     *
     * @param hosts {@code host} or {@code host:port}, such as {@code localhost:8080}
     */
    public synchronized Company trust(String... hosts) {
        return updateApp(
                loginApp().agentId(), app -> app.withRedirects(app.redirects().and(hosts)));
    }

    /** People who can scan but are not members. */
    public synchronized List<Visitor> outsiders() {
        return List.copyOf(outsiders.values());
    }

    /** Adds people who can scan but are not members. */
    public synchronized Company addOutsiders(Visitor... visitors) {
        Arrays.stream(visitors).forEach(visitor -> outsiders.put(visitor.key(), visitor));
        return this;
    }

    /** The person behind a choice on the pages: a userid of a member, or the key of an outsider. */
    public synchronized Optional<Visitor> visitor(String key) {
        return member(key).map(Visitor::member).or(() -> Optional.ofNullable(outsiders.get(key)));
    }

    /** Ids of a department and of all below it, the department first; one that is its own ancestor is visited once. */
    public synchronized List<Integer> departmentAndBelow(int id) {
        List<Integer> found = new ArrayList<>(List.of(id));
        Map<Integer, List<Integer>> children = new LinkedHashMap<>();
        departments.values().forEach(d -> children.computeIfAbsent(d.parent(), parent -> new ArrayList<>())
                .add(d.id()));
        Set<Integer> seen = new HashSet<>(found);
        for (int i = 0; i < found.size(); i++) {
            children.getOrDefault(found.get(i), List.of()).stream()
                    .filter(seen::add)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private App first(AppKind kind) {
        return apps.values().stream()
                .filter(app -> app.kind() == kind)
                .findFirst()
                .orElseThrow(() -> unknown("app of kind", kind));
    }

    private static String key(String userid) {
        return userid.toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException unknown(String what, Object which) {
        return new IllegalArgumentException("no such " + what + ": " + which);
    }
}
