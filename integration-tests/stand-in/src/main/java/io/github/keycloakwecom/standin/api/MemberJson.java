package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.MemberStatus;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.Post;
import io.github.keycloakwecom.standin.company.SensitiveField;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A member in the answer of {@code user/get} and {@code user/list} (developer.work.weixin.qq.com/document/path/96255).
 * It has only the departments that the app sees, in three lists of equal length. Old apps and contact sync also get the
 * sensitive fields, and {@code enable}, which the current page does not list.
 */
final class MemberJson {
    private final ApiCall call;
    private final VisibleRange range;
    private final Pictures pictures;

    MemberJson(ApiCall call) {
        this.call = call;
        this.range = call.range();
        this.pictures = new Pictures(call.in().origin());
    }

    VisibleRange range() {
        return range;
    }

    ObjectNode full(ObjectNode into, Person person) {
        List<Post> posts = visiblePosts(person);
        into.put("userid", person.userid()).put("name", person.name());
        into.set("department", numbers(posts, Post::department));
        into.set("order", numbers(posts, Post::order));
        into.put("position", person.position());
        into.set("is_leader_in_dept", numbers(posts, post -> post.leader() ? 1 : 0));
        into.set("direct_leader", Json.texts(person.directLeaders().stream().filter(range::showsMember)));
        person.posts().stream()
                .limit(1)
                .filter(post -> range.shows(post.department()))
                .forEach(main -> into.put("main_department", main.department()));
        into.put("status", person.status().code());
        into.put("alias", person.alias()).put("telephone", "");
        into.set("extattr", extras(person));
        if (call.app().readsSensitiveFields()) {
            sensitive(into, person);
        }
        return into;
    }

    ObjectNode brief(Person person) {
        ObjectNode node = Json.object().put("userid", person.userid()).put("name", person.name());
        node.set("department", numbers(visiblePosts(person), Post::department));
        return node;
    }

    private void sensitive(ObjectNode into, Person person) {
        into.put("enable", person.status() == MemberStatus.DISABLED ? 0 : 1);
        into.put("thumb_avatar", pictures.avatar(person));
        for (SensitiveField field : SensitiveField.values()) {
            into.put(field.wireName(), pictures.valueOf(field, person));
        }
    }

    private List<Post> visiblePosts(Person person) {
        return person.posts().stream()
                .filter(post -> range.shows(post.department()))
                .toList();
    }

    private static ObjectNode extras(Person person) {
        ObjectNode extattr = Json.object();
        extattr.set("attrs", Json.objects(person.extras().entrySet().stream().map(extra -> {
            ObjectNode attribute = Json.object().put("type", 0).put("name", extra.getKey());
            attribute.putObject("text").put("value", extra.getValue());
            return attribute;
        })));
        return extattr;
    }

    private static ArrayNode numbers(List<Post> posts, ToLongFunction<Post> value) {
        return Json.numbers(posts.stream().mapToLong(value));
    }
}
