package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;

/** A call that passed token, address, app and permission; parameters and scope are the endpoint's business. */
record ApiCall(Company company, App app, Incoming in) {
    VisibleRange range() {
        return new VisibleRange(company, app);
    }

    String parameter(String name, int errcodeWhenMissing) {
        return in.query().value(name).orElseThrow(() -> new Refusal(errcodeWhenMissing));
    }

    int number(String name, int errcodeWhenMissing, int errcodeWhenWrong) {
        try {
            return Integer.parseInt(parameter(name, errcodeWhenMissing));
        } catch (NumberFormatException notNumber) {
            throw new Refusal(errcodeWhenWrong);
        }
    }

    void requirePost() {
        if (!"POST".equals(in.method())) {
            throw new Refusal(40058);
        }
    }
}
