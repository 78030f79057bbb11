package io.github.keycloakwecom.standin.page;

import java.util.Random;

/**
 * Something that looks like a QR code and says nothing: the same link always gives the same picture. A real phone
 * cannot read it, which the page says.
 */
final class ScanCode {
    private static final int SIZE = 29;
    private static final int CORNER = 8;

    private ScanCode() {}

    static Element picture(String link, String mark, String label) {
        StringBuilder path = new StringBuilder();
        Random random = new Random(link.hashCode());
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                boolean dark = random.nextInt(100) < 48;
                if (dark && !reserved(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        finder(path, 0, 0);
        finder(path, SIZE - 7, 0);
        finder(path, 0, SIZE - 7);
        return Element.of(
                        "svg",
                        Element.of("path").with("d", path.toString()).with("fill-rule", "evenodd"),
                        Element.of("text", mark)
                                .with("x", "14.5")
                                .with("y", "14.6")
                                .with("text-anchor", "middle")
                                .with("dominant-baseline", "central"))
                .style("scan-code")
                .with("viewBox", "-2 -2 " + (SIZE + 4) + " " + (SIZE + 4))
                .with("role", "img")
                .with("aria-label", label);
    }

    private static boolean reserved(int x, int y) {
        boolean left = x < CORNER;
        boolean right = x >= SIZE - CORNER;
        boolean top = y < CORNER;
        boolean bottom = y >= SIZE - CORNER;
        // The middle stays free for the mark that says what this is.
        boolean middle = Math.abs(x - SIZE / 2) < 4 && Math.abs(y - SIZE / 2) < 4;
        return top && (left || right) || bottom && left || middle;
    }

    private static void finder(StringBuilder path, int x, int y) {
        path.append('M').append(x).append(' ').append(y).append("h7v7h-7z");
        path.append('M').append(x + 1).append(' ').append(y + 1).append("h5v5h-5z");
        path.append('M').append(x + 2).append(' ').append(y + 2).append("h3v3h-3z");
    }
}
