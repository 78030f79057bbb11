package io.github.keycloakwecom.callback;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects elements of XML, or members of JSON, as texts by path: {@code UserID}, {@code ExtAttr/Item/Name}, and for
 * the second element of that name {@code ExtAttr/Item[2]/Name}. Only elements without children have a text. Paths are
 * compared without regard to case, because JSON has the names of XML in lower case.
 */
final class FieldCollector {

    /** The deepest documented text is {@code xml/ExtAttr/Item/Text/Value}. */
    static final int MAX_DEPTH = 8;

    /** A member with 100 own fields has about 500 elements. */
    static final int MAX_ELEMENTS = 1_000;

    /** Paths repeat the names of their parents, so a long name would take a multiple of its length. */
    static final int MAX_NAME = 64;

    private final CallbackRefusal refusal;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, Integer> occurrences = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int elements;

    /** @param refusal the reason when a limit is exceeded */
    FieldCollector(CallbackRefusal refusal) {
        this.refusal = refusal;
    }

    private static final class Element {
        private final String path;
        private final StringBuilder text = new StringBuilder();
        private boolean leaf = true;

        private Element(String path) {
            this.path = path;
        }
    }

    /** The first element is the root, whose name is in no path. */
    void open(String name) throws RefusedCallbackException {
        elements++;
        if (elements > MAX_ELEMENTS || open.size() == MAX_DEPTH || name.length() > MAX_NAME) {
            throw new RefusedCallbackException(refusal);
        }
        open.push(new Element(open.isEmpty() ? "" : path(open.peek(), name)));
    }

    void text(String text) {
        if (!open.isEmpty()) {
            open.peek().text.append(text);
        }
    }

    void close() {
        Element closed = open.pop();
        if (closed.leaf && !open.isEmpty()) {
            texts.put(closed.path, closed.text.toString());
        }
    }

    /** Unmodifiable, and without regard to case. */
    Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    private String path(Element parent, String name) {
        parent.leaf = false;
        String path = parent.path.isEmpty() ? name : parent.path + "/" + name;
        int occurrence = occurrences.merge(path, 1, Integer::sum);
        return occurrence == 1 ? path : path + "[" + occurrence + "]";
    }
}
