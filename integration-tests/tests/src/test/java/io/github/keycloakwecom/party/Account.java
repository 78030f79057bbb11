package io.github.keycloakwecom.party;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What GitLab keeps after a login: the identity, the fields of the account, and all claims. */
record Account(String uid, String username, String name, String email, List<String> groups, Map<String, String> told) {

    /**
     * GitLab's first rules for a username: what stands before the first {@code @}, and of that only these characters.
     */
    static String username(String claimed) {
        String username = claimed.split("@", 2)[0].replaceAll("[^a-zA-Z0-9_\\-.]", "");
        return username.length() < 2 ? "blank" : username;
    }

    String html() {
        StringBuilder page = new StringBuilder("<dl>");
        row(page, "uid", uid);
        row(page, "username", username);
        row(page, "name", name);
        row(page, "email", email);
        groups.stream().sorted().forEach(group -> row(page, "group", group));
        new TreeMap<>(told).forEach((claim, value) -> row(page, "told:" + claim, value));
        return page.append("</dl>").toString();
    }

    private static void row(StringBuilder page, String field, String value) {
        page.append("<dt>")
                .append(Page.escape(field))
                .append("</dt><dd data-field=\"")
                .append(Page.escape(field))
                .append("\">")
                .append(Page.escape(value))
                .append("</dd>");
    }
}
