package dev.stagedoor.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.durability.Trial.Outcome;
import dev.stagedoor.testkit.fixture.Asked.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that accounts keep acknowledged operations when services and workers are killed under load. */
@Tag("trial")
final class AccountKillIT {

    private static final int KILLS = 3;
    private static final int KILLS_ON_POSTGRESQL = 2;
    private static final int WORKER_KILLS = 2;
    private static final int FEWEST_ACKNOWLEDGED_FOR_EACH = 100;

    @TempDir
    private Path folder;

    @Test
    void keepsAcknowledgedOperationsWhenTheServiceIsKilled() throws InterruptedException, ExecutionException {
        var trial = new Trial(folder);
        for (int kill = 0; kill < KILLS; kill++) {
            trial.killGateway();
        }
        var outcome = trial.outcome("local", "sqlite");
        assertKept(outcome, KILLS);
        assertKnown(outcome);
    }

    @Test
    void keepsAcknowledgedOperationsOnPostgresqlWhenTheServiceIsKilled()
            throws InterruptedException, ExecutionException, IOException {
        try (var database = EmbeddedPostgres.start()) {
            var trial = new Trial(folder, "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"));
            for (int kill = 0; kill < KILLS_ON_POSTGRESQL; kill++) {
                trial.killGateway();
            }
            var outcome = trial.outcome("local", "postgresql");
            assertKept(outcome, KILLS_ON_POSTGRESQL);
            assertKnown(outcome);
        }
    }

    @Test
    void keepsAcknowledgedOperationsWhenWorkersAndThenTheGatewayAreKilled()
            throws InterruptedException, ExecutionException {
        var trial = new Trial(folder, "--stagedoor.system.base=multiprocess");
        trial.killWorkers(WORKER_KILLS);
        assertKept(trial.outcome("multiprocess", "sqlite"), WORKER_KILLS + 1);
    }

    private static void assertKept(Outcome outcome, int kills) {
        assertThat(outcome.books().lost()).isEmpty();
        assertThat(outcome.books().doubled()).isEmpty();
        assertThat(outcome.books().misapplied()).isEmpty();
        assertThat(outcome.stillUnknown()).isEmpty();
        // The checks above prove something only if all kills happened, and some of them while operations were pending.
        assertThat(outcome.kills()).isEqualTo(kills);
        assertThat(outcome.count(Verdict.KEPT)).isGreaterThan((long) kills * FEWEST_ACKNOWLEDGED_FOR_EACH);
        assertThat(outcome.count(Verdict.REFUSED)).isPositive();
        assertThat(outcome.count(Verdict.UNKNOWN)).isPositive();
    }

    /** A repeat gets the first answer, or learns that the operation took effect, or is run because it did not. */
    private static void assertKnown(Outcome outcome) {
        assertThat(outcome.repeated()).isNotEmpty().noneMatch(one -> one.verdict() == Verdict.UNKNOWN);
    }
}
