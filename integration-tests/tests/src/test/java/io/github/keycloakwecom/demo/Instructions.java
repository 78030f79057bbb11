package io.github.keycloakwecom.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test knows to do with what is printed. A text that it does not know is an error. */
final class Instructions {

    /** Does what an entry says, with the addresses and names that are printed in it. */
    interface Action {
        void perform(MatchResult printed) throws Exception;
    }

    private record Known(String text, Pattern pattern, Action action) {}

    private final List<Known> known = new ArrayList<>();

    /**
     * @param text of an entry, where {@code {}} stands for a word that differs, such as an address, and {@code {*}} for
     *     several
     */
    Instructions when(String text, Action action) {
        String quoted = Pattern.quote(text).replace("{*}", "\\E(.+?)\\Q").replace("{}", "\\E(\\S+?)\\Q");
        known.add(new Known(text, Pattern.compile(quoted), action));
        return this;
    }

    /** What has nothing to do, such as a heading. */
    Instructions read(String text) {
        return when(text, printed -> {});
    }

    void perform(String entry) throws Exception {
        for (Known candidate : known) {
            Matcher matcher = candidate.pattern().matcher(entry);
            if (matcher.matches()) {
                candidate.action().perform(matcher.toMatchResult());
                return;
            }
        }
        throw new AssertionError("The demo prints what no test has followed: " + entry);
    }

    /** Texts that are known and not printed: either the demo lost them, or they are not read. */
    List<String> missingIn(PrintedText printed) {
        return known.stream()
                .filter(candidate -> printed.entries().stream()
                        .noneMatch(entry -> candidate.pattern().matcher(entry).matches()))
                .map(Known::text)
                .toList();
    }
}
