package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AskAdmissionTests {

    private final AskAdmission admission = new AskAdmission();
    private final AtomicBoolean empty = new AtomicBoolean();

    @BeforeEach
    void open() {
        admission.start();
    }

    @Test
    void letsNobodyInOnceTheyAreClosed() {
        admission.stop(() -> {});

        assertThat(admission.admit()).isFalse();
    }

    @Test
    void waitForThoseInsideWhenTheyClose() {
        admission.admit();
        admission.admit();
        admission.stop(() -> empty.set(true));
        admission.leave();
        assertThat(empty).isFalse();

        admission.leave();

        assertThat(empty).isTrue();
    }

    @Test
    void waitForNobodyWhenNobodyIsInside() {
        admission.admit();
        admission.leave();

        admission.stop(() -> empty.set(true));

        assertThat(empty).isTrue();
    }

    @Test
    void areNotEmptyForOneWhoWasTurnedAway() {
        admission.admit();
        admission.stop(() -> empty.set(true));

        admission.admit();

        assertThat(empty).isFalse();
    }

    @Test
    void waitAgainWhenTheyWereOpenedAgain() {
        admission.stop(() -> {});
        admission.start();
        admission.admit();

        admission.stop(() -> empty.set(true));

        assertThat(empty).isFalse();
    }
}
