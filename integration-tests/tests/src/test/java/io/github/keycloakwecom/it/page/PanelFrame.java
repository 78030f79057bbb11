package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;

/** The panel in the frame of the login page, around the frame of WeCom. */
public record PanelFrame(FrameLocator frame) {

    /** The element with the data that its script reads: state, seconds to live, address of WeCom's frame. */
    public Locator data() {
        return frame.locator("#wecom-qr");
    }

    public String state() {
        return data().getAttribute("data-state");
    }

    /** {@link #data}, from the moment when WeCom's page says that it is ready. */
    public Locator ready() {
        return frame.locator("#wecom-qr[data-ready]");
    }

    /** {@link #data}, from the moment when WeCom's page is loaded. */
    public Locator loaded() {
        return frame.locator("#wecom-qr[data-loaded]");
    }

    /** What it says to the person. */
    public Locator status() {
        return frame.locator("#status");
    }

    /** The button that starts the panel again. */
    public Locator again() {
        return frame.locator("#again");
    }

    public Locator body() {
        return frame.locator("body");
    }

    /** The element of WeCom's frame. */
    public Locator wecomElement() {
        return frame.locator("#frame iframe");
    }

    /** The page in WeCom's frame. */
    public WecomFrame wecom() {
        return new WecomFrame(frame.frameLocator("#frame iframe"));
    }
}
