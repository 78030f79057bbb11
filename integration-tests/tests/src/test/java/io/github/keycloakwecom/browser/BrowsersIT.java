package io.github.keycloakwecom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Test;

class BrowsersIT {

    @Test
    void opensAPageAndRunsItsScript() {
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.launch(playwright);
                Page page = browser.newPage()) {
            page.navigate("data:text/html;charset=utf-8,<p id=name></p><script>"
                    + "document.getElementById('name').textContent = '张' + '三'</script>");
            assertThat(page.textContent("#name")).isEqualTo("张三");
        }
    }
}
