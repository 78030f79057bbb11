package io.github.keycloakwecom.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;

/** WeCom's page in a frame: the page of the stand-in, or a page that a test puts in its place. */
public record WecomFrame(FrameLocator frame) {

    /** The element with the language and the colours of the page. */
    public Locator root() {
        return frame.locator("html");
    }

    /**
     * The button that stands for a scan.
     *
     * @param visitor a userid, or {@code :guest}, {@code :decline} and the like of the stand-in
     */
    public Locator scan(String visitor) {
        return frame.locator("[data-scan='" + visitor + "']");
    }

    /** The login without a scan that the desktop client offers. */
    public Locator quickLogin() {
        return frame.locator("[data-quick]");
    }

    /** Lets the QR code expire. */
    public Locator expire() {
        return frame.locator("[data-expire]");
    }

    /** Asks for a new QR code. */
    public Locator refresh() {
        return frame.locator("[data-refresh]");
    }

    public Locator cancelled() {
        return frame.locator("#cancelled");
    }

    /** What the stand-in shows if the page around it does not keep to the protocol. */
    public Locator wrong() {
        return frame.locator("#wrong");
    }

    public Locator text(String words) {
        return frame.getByText(words);
    }

    /** The messages that a page of the test has received, by type, kind and uid. */
    public Locator heard() {
        return frame.locator("#got");
    }

    /** The only button of a page of the test. */
    public Locator button() {
        return frame.locator("button");
    }

    /** Every call of the stand-in has an answer, as WeCom's own component gives it. */
    public void isUnderstood() {
        assertThat(frame.locator("body")).hasAttribute("data-waiting", "0");
        assertThat(wrong()).isHidden();
    }

    /** {@link #isUnderstood}, after this number of calls. */
    public void isAnswered(int calls) {
        assertThat(frame.locator("body")).hasAttribute("data-answers", String.valueOf(calls));
        isUnderstood();
    }

    /** The stand-in refuses what the page around it sends. */
    public void refuses(String what) {
        assertThat(frame.locator("body")).hasAttribute("data-wrong", what);
        assertThat(wrong()).isVisible();
        assertThat(wrong()).containsText(what);
    }
}
