package io.github.keycloakwecom.standin.company;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A member of the company. A userid has 1 to 64 characters: digits, letters and {@code _-@.}. The first is a digit or a
 * letter (developer.work.weixin.qq.com/document/path/96255). Upper and lower case are equal.
 */
public record Person(
        String userid,
        String name,
        String alias,
        String position,
        List<Post> posts,
        MemberStatus status,
        Contact contact,
        List<String> directLeaders,
        Map<String, String> extras) {

    private static final Pattern USERID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_\\-@.]{0,63}");

    /** Refuses a userid that WeCom would not accept. */
    public Person {
        if (!USERID.matcher(userid).matches()) {
            throw new IllegalArgumentException("not a WeCom userid: " + userid);
        }
        posts = List.copyOf(posts);
        directLeaders = List.copyOf(directLeaders);
        extras = Map.copyOf(extras);
    }

    /** An active member of the given departments; the first is the main one. */
    public static Person of(String userid, String name, int... departments) {
        List<Post> posts = Arrays.stream(departments).mapToObj(Post::in).toList();
        return new Person(userid, name, "", "", posts, MemberStatus.ACTIVE, Contact.none(), List.of(), Map.of());
    }

    /** The same with another userid, for example after WeCom's one allowed change. */
    public Person withUserid(String value) {
        return new Person(value, name, alias, position, posts, status, contact, directLeaders, extras);
    }

    /** The same with another name. */
    public Person withName(String value) {
        return new Person(userid, value, alias, position, posts, status, contact, directLeaders, extras);
    }

    /** The same with an alias, often the Latin name. */
    public Person withAlias(String value) {
        return new Person(userid, name, value, position, posts, status, contact, directLeaders, extras);
    }

    /** The same with a position. */
    public Person withPosition(String value) {
        return new Person(userid, name, alias, value, posts, status, contact, directLeaders, extras);
    }

    /** The same in other departments; the first is the main one. */
    public Person withPosts(Post... value) {
        return new Person(userid, name, alias, position, List.of(value), status, contact, directLeaders, extras);
    }

    /** The same with another status. */
    public Person withStatus(MemberStatus value) {
        return new Person(userid, name, alias, position, posts, value, contact, directLeaders, extras);
    }

    /** The same with other ways to reach the person. */
    public Person withContact(Contact value) {
        return new Person(userid, name, alias, position, posts, status, value, directLeaders, extras);
    }

    /** The same with other direct leaders. */
    public Person reportingTo(String... userids) {
        return new Person(userid, name, alias, position, posts, status, contact, List.of(userids), extras);
    }

    /** The same with text attributes of the company's own making ({@code extattr}). */
    public Person withExtras(Map<String, String> value) {
        return new Person(userid, name, alias, position, posts, status, contact, directLeaders, value);
    }

    /** Whether one of the posts is in the department. */
    public boolean isIn(int department) {
        return posts.stream().anyMatch(post -> post.department() == department);
    }
}
