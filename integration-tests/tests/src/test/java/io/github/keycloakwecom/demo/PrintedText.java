package io.github.keycloakwecom.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * The printed text of the demo in entries: one for each heading, line and numbered step, with continued lines joined.
 * Only empty lines and the rules around the text are left out.
 */
record PrintedText(List<String> entries) {

    static PrintedText of(String text) {
        List<String> entries = new ArrayList<>();
        for (String line : text.split("\n")) {
            String words = line.strip().replaceAll("\\s+", " ");
            if (words.isEmpty() || words.matches("─+")) {
                continue;
            }
            // A line that goes on stands below the words of the line before: behind the number of a step.
            if (line.startsWith("      ")) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + " " + words);
            } else {
                entries.add(words);
            }
        }
        return new PrintedText(List.copyOf(entries));
    }
}
