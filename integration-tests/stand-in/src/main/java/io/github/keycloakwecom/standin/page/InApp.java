package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.api.Codes;
import io.github.keycloakwecom.standin.api.LoginCode.Consent;
import io.github.keycloakwecom.standin.api.VisibleRange;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Visitor;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Optional;

/**
 * {@code /connect/oauth2/authorize}, the page inside WeCom (developer.work.weixin.qq.com/document/path/96441): silent
 * scopes redirect at once, {@code snsapi_privateinfo} asks first. Declining lands with state only, which for the real
 * page is not verified (docs/wecom-protocol.md#inside-wecom).
 */
final class InApp {
    private final Company company;
    private final Codes codes;
    private final Phone phone;

    InApp(Company company, Codes codes, Phone phone) {
        this.company = company;
        this.codes = codes;
        this.phone = phone;
    }

    Reply answer(Incoming in) {
        InAppLink link = new InAppLink(company, in.query());
        Optional<String> fault = link.fault();
        if (fault.isPresent()) {
            return ErrorPage.show(in, Texts.of(in), fault.get(), in.query().text(fault.get()));
        }
        Optional<Visitor> owner = phone.owner(in);
        if (owner.isEmpty()) {
            return phone.ask(in, "person");
        }
        Reply reply = link.consent() == Consent.AGREED
                ? asked(in, link, owner.get())
                : granted(link, owner.get(), link.consent());
        return phone.remember(reply, owner.get());
    }

    private Reply asked(Incoming in, InAppLink link, Visitor owner) {
        App app = link.app().orElseThrow();
        VisibleRange range = new VisibleRange(company, app);
        if (!owner.isLinked() && owner.userid().filter(range::showsMember).isEmpty()) {
            return ErrorPage.show(in, Texts.of(in), "not_visible", owner.label());
        }
        return switch (in.query().text("consent")) {
            case "agree" -> granted(link, owner, Consent.AGREED);
            case "decline" -> Reply.redirect(link.target().orElseThrow().declined(link.state()));
            default -> new ConsentPage(in, Texts.of(in)).show(app, owner);
        };
    }

    private Reply granted(InAppLink link, Visitor owner, Consent consent) {
        RedirectTarget target = link.target().orElseThrow();
        String code = codes.forApp(owner, link.agentId(), target.host(), consent);
        return Reply.redirect(target.withCode(code, link.state()));
    }
}
