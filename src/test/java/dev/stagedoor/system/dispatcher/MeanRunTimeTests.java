package dev.stagedoor.system.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MeanRunTimeTests {

    private static final long QUICK = TimeUnit.MICROSECONDS.toNanos(5);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MANY = 10_000;

    private final MeanRunTime meanRunTime = new MeanRunTime();

    private void record(long nanos, int times) {
        for (int i = 0; i < times; i++) {
            meanRunTime.record(nanos);
        }
    }

    @Test
    void isNotQuickAtFirst() {
        record(QUICK, 100);

        assertThat(meanRunTime.isQuick()).isFalse();
    }

    @Test
    void isQuickAfterManyQuickTurns() {
        record(QUICK, MANY);

        assertThat(meanRunTime.isQuick()).isTrue();
    }

    @Test
    void staysQuickWhenOneTurnLosesItsProcessor() {
        record(QUICK, MANY);

        record(SLOW, 1);

        assertThat(meanRunTime.isQuick()).isTrue();
    }

    @Test
    void isNotQuickAfterAFewTurnsThatBlock() {
        record(QUICK, MANY);

        record(SLOW, 5);

        assertThat(meanRunTime.isQuick()).isFalse();
    }

    @Test
    void hasToProveItselfAgain() {
        record(QUICK, MANY);
        record(SLOW, 5);

        record(QUICK, 100);

        assertThat(meanRunTime.isQuick()).isFalse();
    }

    @Test
    void isNeverQuickWhenOneTurnInAHundredBlocks() {
        boolean wasQuick = false;
        for (int i = 0; i < 100; i++) {
            record(SLOW, 1);
            record(QUICK, 99);
            wasQuick |= meanRunTime.isQuick();
        }

        assertThat(wasQuick).isFalse();
    }
}
