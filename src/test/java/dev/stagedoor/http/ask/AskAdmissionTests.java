package dev.stagedoor.http.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AskAdmissionTests {

    private final AskAdmission admission = new AskAdmission();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @BeforeEach
    void open() {
        admission.start();
    }

    @Test
    void admitsNoAskAfterItWasStopped() {
        admission.stop(() -> {});

        assertThat(admission.admit()).isFalse();
    }

    @Test
    void waitsForAsksInFlightWhenItStops() {
        admission.admit();
        admission.admit();
        admission.stop(() -> stopped.set(true));
        admission.leave();
        assertThat(stopped).isFalse();

        admission.leave();

        assertThat(stopped).isTrue();
    }

    @Test
    void stopsAtOnceWhenNoAskIsInFlight() {
        admission.admit();
        admission.leave();

        admission.stop(() -> stopped.set(true));

        assertThat(stopped).isTrue();
    }

    @Test
    void stillWaitsForAsksInFlightWhenItRefusesAnAsk() {
        admission.admit();
        admission.stop(() -> stopped.set(true));

        admission.admit();

        assertThat(stopped).isFalse();
    }

    @Test
    void waitsForAsksInFlightWhenItStopsASecondTime() {
        admission.stop(() -> {});
        admission.start();
        admission.admit();

        admission.stop(() -> stopped.set(true));

        assertThat(stopped).isFalse();
    }
}
