package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Page;

/** The element that the keyboard acts on. */
public record Focus(Page page) {

    public Focus press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** The id of the element; empty without one. */
    public String id() {
        return String.valueOf(page.evaluate("() => document.activeElement.id"));
    }

    /** The {@code outline-style} that the person sees around the element. */
    public String outline() {
        return String.valueOf(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"));
    }
}
