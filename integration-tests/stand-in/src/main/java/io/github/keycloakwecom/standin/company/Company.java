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
 * The company that the stand-in plays: its people, departments and apps. May be changed at any time from any thread; a
 * change is seen by the next call. Lists come back as copies in the order of adding.
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

    /** A company of about twenty people with the corners that break login plugins; a new one at each call. */
    public static Company sample() {
        return SampleCompany.build();
    }

    /** A company without people, departments and apps. */
    public static Company empty(String corpId) {
        return new Company(corpId);
    }

    /** CorpID. */
    public String corpId() {
        return corpId;
    }

    /** All members, visible to an app or not. */
    public synchronized List<Person> members() {
        return List.copyOf(members.values());
    }

    /** Finds a member; upper and lower case are the same. */
    public synchronized Optional<Person> member(String userid) {
        return Optional.ofNullable(members.get(key(userid)));
    }

    /** Adds a member, or replaces the one with the same userid. */
    public synchronized Company addMember(Person person) {
        members.put(key(person.userid()), person);
        return this;
    }

    /** Changes a member in one step. */
    public synchronized Company updateMember(String userid, UnaryOperator<Person> change) {
        Person now = change.apply(member(userid).orElseThrow(() -> unknown("member", userid)));
        if (!key(now.userid()).equals(key(userid))) {
            members.remove(key(userid));
        }
        return addMember(now);
    }

    /** Deletes a member from the address book; nothing happens when there is none. */
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

    /** Deletes a department; who is in it or below it stays as is, as a half-finished reorganisation would leave it. */
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

    /** The first self-built app: the one people sign in with. */
    public synchronized App loginApp() {
        return first(AppKind.SELF_BUILT);
    }

    /** The contact-sync assistant. */
    public synchronized App contactSync() {
        return first(AppKind.CONTACT_SYNC);
    }

    /** Adds an app, or replaces the one with the same agent id. */
    public synchronized Company addApp(App app) {
        apps.put(app.agentId(), app);
        return this;
    }

    /** Changes an app in one step. */
    public synchronized Company updateApp(int agentId, UnaryOperator<App> change) {
        return addApp(change.apply(app(agentId).orElseThrow(() -> unknown("app", agentId))));
    }

    /** Deletes an app; its tokens are void from then on. */
    public synchronized Company removeApp(int agentId) {
        apps.remove(agentId);
        return this;
    }

    /** Registers hosts ({@code localhost:8080}) as trusted and callback domains of {@link #loginApp()}. */
    public synchronized Company trust(String... hosts) {
        return updateApp(
                loginApp().agentId(), app -> app.withRedirects(app.redirects().and(hosts)));
    }

    /** People who can scan without being members. */
    public synchronized List<Visitor> outsiders() {
        return List.copyOf(outsiders.values());
    }

    /** Adds such people. */
    public synchronized Company addOutsiders(Visitor... visitors) {
        Arrays.stream(visitors).forEach(visitor -> outsiders.put(visitor.key(), visitor));
        return this;
    }

    /** Who stands behind a choice on the pages: a userid of a member or the key of an outsider. */
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
