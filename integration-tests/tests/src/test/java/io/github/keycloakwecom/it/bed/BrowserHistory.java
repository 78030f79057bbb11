package io.github.keycloakwecom.it.bed;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** What a tab has shown, asked for and reported since it was opened. */
final class BrowserHistory {

    private final Page page;
    private final List<String> pagesSeen = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> failedRequests = new ArrayList<>();
    private final List<String> console = new ArrayList<>();

    BrowserHistory(Page page) {
        this.page = page;
        page.onResponse(this::remember);
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("error: " + error));
    }

    // A page is seen when a document arrives that is no redirect.
    private void remember(Response response) {
        if (response.status() >= 400 && !response.request().isNavigationRequest()) {
            failedRequests.add(response.status() + " " + response.url());
        }
        if (response.request().isNavigationRequest() && response.frame() == page.mainFrame()) {
            addresses.add(response.url());
            if (response.status() < 300 || response.status() >= 400) {
                pagesSeen.add(response.url());
            }
        }
    }

    List<String> pagesSeen() {
        return List.copyOf(pagesSeen);
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    List<String> failedRequests() {
        return List.copyOf(failedRequests);
    }

    /** @param kind as the browser's console calls it: {@code error}, {@code warning} */
    List<String> complaints(String kind) {
        return console.stream().filter(line -> line.startsWith(kind + ": ")).toList();
    }

    /** Clears the pages and addresses. */
    void forget() {
        pagesSeen.clear();
        addresses.clear();
    }
}
