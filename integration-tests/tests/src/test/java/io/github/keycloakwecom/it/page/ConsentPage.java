package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Page;

/** The question inside WeCom whether the app may have mail and mobile; here the stand-in asks it. */
public record ConsentPage(Page page) {

    public void waitFor() {
        page.waitForSelector("[data-consent=agree]");
    }

    public void agree() {
        answer("agree");
    }

    public void decline() {
        answer("decline");
    }

    /** @param answer {@code agree} or {@code decline} */
    public void answer(String answer) {
        page.click("[data-consent=" + answer + "]");
    }
}
