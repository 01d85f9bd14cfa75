package dev.stagedoor.idempotency;

import dev.stagedoor.journal.database.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired answers at intervals, on a thread of its own, until it is closed. Callers do not depend on it. */
final class AnswerSweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerSweeper.class);

    private static final int SWEEPS_PER_KEEP_TIME = 10;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);

    private final FirstAnswers answers;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stagedoor-answers-sweeper").factory());

    private AnswerSweeper(FirstAnswers answers) {
        this.answers = answers;
    }

    /** Starts sweeping, ten times in the given time, but at intervals of 1 second to 10 minutes. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the executor
    static AnswerSweeper start(FirstAnswers answers, Duration keepFor) {
        var sweeper = new AnswerSweeper(answers);
        var interval = interval(keepFor).toMillis();
        sweeper.executor.scheduleWithFixedDelay(sweeper::sweep, interval, interval, TimeUnit.MILLISECONDS);
        return sweeper;
    }

    static Duration interval(Duration keepFor) {
        var interval = keepFor.dividedBy(SWEEPS_PER_KEEP_TIME);
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            return SHORTEST_INTERVAL;
        }
        return interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval;
    }

    private void sweep() {
        try {
            int count = answers.sweep();
            if (count > 0) {
                LOG.info("event=answers-swept count={}", count);
            }
        } catch (CompletionException e) {
            LOG.warn(
                    "event=answers-unswept reason=\"{}\"", DatabaseFailure.of(e).reason());
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
