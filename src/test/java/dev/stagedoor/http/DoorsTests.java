package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DoorsTests {

    private final Doors doors = new Doors();
    private final AtomicBoolean empty = new AtomicBoolean();

    @BeforeEach
    void open() {
        doors.start();
    }

    @Test
    void letsNobodyInOnceTheyAreClosed() {
        doors.stop(() -> {});

        assertThat(doors.enter()).isFalse();
    }

    @Test
    void waitForThoseInsideWhenTheyClose() {
        doors.enter();
        doors.enter();
        doors.stop(() -> empty.set(true));
        doors.leave();
        assertThat(empty).isFalse();

        doors.leave();

        assertThat(empty).isTrue();
    }

    @Test
    void waitForNobodyWhenNobodyIsInside() {
        doors.enter();
        doors.leave();

        doors.stop(() -> empty.set(true));

        assertThat(empty).isTrue();
    }

    @Test
    void areNotEmptyForOneWhoWasTurnedAway() {
        doors.enter();
        doors.stop(() -> empty.set(true));

        doors.enter();

        assertThat(empty).isFalse();
    }

    @Test
    void waitAgainWhenTheyWereOpenedAgain() {
        doors.stop(() -> {});
        doors.start();
        doors.enter();

        doors.stop(() -> empty.set(true));

        assertThat(empty).isFalse();
    }
}
