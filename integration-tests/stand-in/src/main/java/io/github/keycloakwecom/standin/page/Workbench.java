package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Tile;
import io.github.keycloakwecom.standin.company.Visitor;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Optional;

/**
 * {@code /workbench}: the tiles that a member sees in WeCom. A tap opens the home page of the app, in WeCom's own
 * browser.
 */
final class Workbench {
    private final Company company;
    private final Phone phone;

    Workbench(Company company, Phone phone) {
        this.company = company;
        this.phone = phone;
    }

    Reply page(Incoming in) {
        Optional<Visitor> owner = phone.owner(in);
        if (owner.isEmpty()) {
            return phone.ask(in, "person");
        }
        Texts texts = Texts.of(in);
        Element tiles = Element.of("div").style("tiles");
        company.tiles().forEach(tile -> tiles.add(tile(tile)));
        Element card = Element.of(
                        "section",
                        Element.of("h1", texts.get("workbench.title")),
                        Element.of("p", texts.get("workbench.text", owner.get().label()))
                                .style("quiet"),
                        tiles,
                        Element.of(
                                        "p",
                                        Element.of("a", texts.get("workbench.other"))
                                                .with("href", "/phone"))
                                .style("quiet"))
                .style("card narrow");
        return phone.remember(new Layout(in, texts).page(texts.get("workbench.title"), card), owner.get());
    }

    private static Element tile(Tile tile) {
        int first = tile.name().codePointBefore(tile.name().offsetByCodePoints(0, 1));
        return Element.of("a", Element.of("b", Character.toString(first)), Element.of("span", tile.name()))
                .with("href", tile.home().toString())
                .with("data-tile", tile.name());
    }
}
