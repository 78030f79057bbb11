package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.api.PlainText;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern for usernames, such as <code>${biz_mail | localpart}</code>, written as for Keycloak's own username
 * mappers. It makes a name only if every variable has a value, because otherwise several people could get the same
 * name.
 */
record UsernameTemplate(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^}|\\s]+)\\s*(?:\\|\\s*([^}|\\s]+)\\s*)?}");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** The username; empty when a value is missing or the result is no valid username. */
    Optional<String> fill(Function<String, String> values) {
        StringBuilder name = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String value = change(values.apply(variable.group(1)), variable.group(2));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            // Quoted, because a value may contain a dollar sign or a backslash.
            variable.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        variable.appendTail(name);
        String username = name.toString().strip();
        boolean usable = !username.isEmpty()
                && username.length() <= PlainText.COLUMN_LENGTH
                && !FORBIDDEN.matcher(username).find();
        return usable ? Optional.of(username) : Optional.empty();
    }

    // An unknown transformer gives an empty value, because the unchanged name is not what the administrator wants.
    private static String change(String value, String transformer) {
        return switch (transformer == null ? "" : transformer) {
            case "" -> value;
            case "lowercase" -> value.toLowerCase(Locale.ROOT);
            case "uppercase" -> value.toUpperCase(Locale.ROOT);
            case "localpart" -> value.contains("@") ? value.substring(0, value.lastIndexOf('@')) : value;
            default -> "";
        };
    }
}
