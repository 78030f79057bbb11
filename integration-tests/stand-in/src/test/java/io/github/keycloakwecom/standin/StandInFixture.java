package io.github.keycloakwecom.standin;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh stand-in with a fresh sample company for each test. */
abstract class StandInFixture {
    protected WecomStandIn standIn;
    protected Company company;
    protected App app;
    protected Client client;

    @BeforeEach
    void start() {
        company = Company.sample();
        standIn = WecomStandIn.start(company, 0);
        app = company.loginApp();
        client = new Client(standIn);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }
}
