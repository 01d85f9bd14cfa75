package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.journal.transaction.Write;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JournalMetricsTests {

    private static final Write<Boolean> NOTHING = transaction -> true;

    private final FlakyDatabase database = new FlakyDatabase();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        new JournalMetrics(database.journal()).bindTo(registry);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Timer writes(String outcome) {
        return registry.get("stagedoor.journal.writes").tag("outcome", outcome).timer();
    }

    private void awaitOne(String outcome) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(writes(outcome).count()).isEqualTo(1));
    }

    @Test
    void timeAWriteUntilItIsCommitted() {
        database.journal().write(NOTHING).join();

        awaitOne("committed");
        assertThat(writes("committed").totalTime(TimeUnit.NANOSECONDS)).isPositive();
    }

    @Test
    void countAWriteAsFailedWhenTheDatabaseFails() {
        database.refuse(true);

        assertThatThrownBy(() -> database.journal().write(NOTHING).join()).isNotNull();

        awaitOne("failed");
    }

    @Test
    void countAWriteAsRefusedWhenTheWriteItselfFails() {
        var refused = database.journal().write(transaction -> {
            throw new IllegalStateException("not this one");
        });

        assertThatThrownBy(refused::join).hasMessageContaining("not this one");

        awaitOne("refused");
    }
}
