package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The page of the applications that a person may open. */
public record PortalPage(Page page) {

    public Locator root() {
        return page.locator("#wecom-portal");
    }

    public Locator tiles() {
        return page.locator(".wecom-tile");
    }

    public Locator tileNames() {
        return page.locator(".wecom-tile__name");
    }

    public List<String> names() {
        return tileNames().allInnerTexts();
    }

    public void open(String name) {
        page.click("text=" + name);
    }

    /** Where an administrator sees the address of each tile. */
    public Locator tileLinks() {
        return page.locator(".wecom-tile__link");
    }

    public void unfoldFirstLink() {
        page.locator(".wecom-tile__link summary").first().click();
    }

    public Locator tileAddresses() {
        return page.locator(".wecom-tile__url");
    }

    public void showFirstCode() {
        page.locator(".wecom-tile__code").first().click();
    }

    public Locator codes() {
        return page.locator("svg.wecom-code");
    }

    public Locator codesAndLinks() {
        return page.locator("svg.wecom-code, .wecom-tile__link");
    }

    public Locator nothingToOpen() {
        return page.locator("#wecom-portal-none");
    }

    public void all() {
        page.click("#wecom-portal-all");
    }

    public void more() {
        page.click("#wecom-portal-more");
    }

    public Locator searchField() {
        return page.locator("#wecom-portal-search input");
    }

    public void search(String words) {
        searchField().fill(words);
        page.click("#wecom-portal-search button");
    }
}
