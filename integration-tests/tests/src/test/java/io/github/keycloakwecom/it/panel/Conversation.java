package io.github.keycloakwecom.it.panel;

import com.microsoft.playwright.Page;
import io.github.keycloakwecom.it.bed.Employee;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages between WeCom's frame and the page around it, in the order of their arrival. Each has its way (window or
 * port), its kind (text or object) and its words. Codes and stack traces are left out, because they differ between
 * logins.
 */
final class Conversation {

    private static final String LISTEN = """
            (() => {
              const place = location.pathname.endsWith("/wwlogin/sso/login") ? "frame" : "page";
              const hear = (way, data) => {
                const text = typeof data === "string" ? data
                    : JSON.stringify(data, (key, value) => value instanceof MessagePort ? "a port" : value);
                if (text?.includes("ww-iframe-handle")) {
                  overhear(place, [way, typeof data === "string" ? "text" : "object", text].join(" "));
                }
              };
              addEventListener("message", event => hear("window", event.data));
              const { set, ...rest } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
              Object.defineProperty(MessagePort.prototype, "onmessage", { ...rest, set(handler) {
                set.call(this, handler && (event => { hear("port", event.data); handler.call(this, event); }));
              } });
            })();
            """;

    private final List<String> heardByFrame = new ArrayList<>();
    private final List<String> heardByPage = new ArrayList<>();

    /** Listens in on every page that is opened from now on. */
    Conversation(Employee employee) {
        Page page = employee.page();
        page.exposeBinding("overhear", (source, words) -> {
            (words[0].equals("frame") ? heardByFrame : heardByPage).add(withoutWhatDiffers(words[1].toString()));
            return null;
        });
        page.addInitScript(LISTEN);
    }

    private static String withoutWhatDiffers(String message) {
        return message.replaceAll("\"code\":\"[^\"]+\"", "\"code\":\"…\"")
                .replaceAll("\"stack\":\"(?:[^\"\\\\]|\\\\.)+\"", "\"stack\":\"…\"");
    }

    /** In the order in which they came. */
    List<String> heardByFrame() {
        return List.copyOf(heardByFrame);
    }

    List<String> heardByPage() {
        return List.copyOf(heardByPage);
    }
}
