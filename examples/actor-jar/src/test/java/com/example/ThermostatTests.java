package com.example;

import static dev.stagedoor.testkit.ProtocolAssertions.assertCanBeServed;

import dev.stagedoor.testkit.StagedoorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThermostatTests {

    @RegisterExtension
    static final StagedoorTest thermostat = StagedoorTest.serving(Thermostat.KEY);

    @Test
    void hasMessagesThatCanBeServed() {
        assertCanBeServed(Thermostat.Message.class);
    }

    @Test
    void remembersItsTarget() {
        thermostat.post("/hall/set-target?degrees=21");

        thermostat.get("/hall/target").expectBody(Thermostat.Target.class).isEqualTo(new Thermostat.Target(21));
    }

    @Test
    void refusesATargetThatIsTooHigh() {
        thermostat.post("/attic/set-target?degrees=99")
                .expectStatus().isBadRequest()
                .expectBody()
                .jsonPath("$.type").isEqualTo("/problems/invalid-message")
                .jsonPath("$.errors[0].pointer").isEqualTo("/degrees")
                .jsonPath("$.executed").isEqualTo("no");
    }
}
