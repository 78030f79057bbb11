package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The panel's own address, opened as a page and not in the login page's frame. */
public record PanelAlone(Page page) {

    /** What it says where it shows no QR code. */
    public Locator status() {
        return page.locator("#status");
    }

    /** The element with the data that its script reads: state, seconds to live. */
    public Locator data() {
        return page.locator("#wecom-qr");
    }
}
