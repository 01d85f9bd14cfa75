package dev.stagedoor.system.inspection;

import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.ProcessReport;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.wire.ActorInquiry;
import dev.stagedoor.system.wire.ActorReport;
import dev.stagedoor.system.wire.Inquiry;
import dev.stagedoor.system.wire.ProcessInquiry;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** Tells how this process is, and which actors it has in memory. Safe for use by any thread. */
public final class ProcessReporter {

    /** Name of the actor that answers other processes; it must be the same in all of them. */
    public static final String NAME = "process-reporter";

    private final LocalActors actors;
    private final RecentFailures failures;
    private final @Nullable Journal journal;

    /**
     * Creates the reporter of this process.
     *
     * @param journal what actors persist in; null if the application has no data source
     */
    public ProcessReporter(LocalActors actors, RecentFailures failures, @Nullable Journal journal) {
        this.actors = actors;
        this.failures = failures;
        this.journal = journal;
    }

    /** Returns the behavior that answers other processes. */
    public Behavior<Inquiry> answering(String host) {
        return Behaviors.receiveMessage(inquiry -> {
            switch (inquiry) {
                case ActorInquiry(var query, var replyTo) -> replyTo.tell(new ActorReport(actors.find(query, host)));
                case ProcessInquiry(var query, var replyTo) -> replyTo.tell(report(host, query));
            }
            return Behaviors.same();
        });
    }

    /**
     * Returns the report of this process.
     *
     * @param host its name
     */
    ProcessReport report(String host, FailureQuery query) {
        var runtime = Runtime.getRuntime();
        return new ProcessReport(
                host,
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                actors.shards().size(),
                actors.countByType(),
                journal == null ? null : journal.counts(),
                failures.find(query));
    }
}
