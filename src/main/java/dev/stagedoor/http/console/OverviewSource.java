package dev.stagedoor.http.console;

import dev.stagedoor.guard.Breakers;
import dev.stagedoor.http.ask.AskActivity;
import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.ListedFailure;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.inspect.ProcessReport;
import dev.stagedoor.inspect.ProcessStatus;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts together what the console shows. For use by one caller at a time. */
final class OverviewSource {

    /** Processes that do not answer in this time count as silent. The page is to show a loss within two seconds. */
    private static final Duration TIMEOUT = Duration.ofMillis(600);

    private static final int FAILURES = 50;

    private final Protocols protocols;
    private final AskActivity activity;
    private final Breakers breakers;
    private final ProcessInspector processes;
    private final Function<ProcessReport, Overview.Service> service;
    private final JournalRate journal = new JournalRate();

    /**
     * Creates the source.
     *
     * @param service describes this process, by its report
     */
    OverviewSource(
            Protocols protocols,
            AskActivity activity,
            Breakers breakers,
            ProcessInspector processes,
            Function<ProcessReport, Overview.Service> service) {
        this.protocols = protocols;
        this.activity = activity;
        this.breakers = breakers;
        this.processes = processes;
        this.service = service;
    }

    /** Begins to keep the durations of asks. */
    void watch() {
        activity.watch();
    }

    /** Forgets the durations of asks. */
    void unwatch() {
        activity.unwatch();
    }

    /** Asks all processes, and gathers the overview of this moment. */
    CompletableFuture<Overview> take() {
        return processes.find(FailureQuery.newest(FAILURES), TIMEOUT).thenApply(this::overview);
    }

    private Overview overview(List<ProcessStatus> all) {
        var reports = all.stream().flatMap(process -> process.report().stream()).toList();
        return new Overview(
                Instant.now(),
                service.apply(reports.getFirst()),
                protocols.all().stream()
                        .map(protocol -> type(protocol, reports))
                        .toList(),
                all.stream().map(Overview.ShownProcess::of).toList(),
                journal.take(reports, System.nanoTime()),
                ListedFailure.newest(all, FAILURES),
                ProcessStatus.unanswered(all));
    }

    private Overview.Type type(Protocol protocol, List<ProcessReport> reports) {
        var type = protocol.type();
        return new Overview.Type(
                type,
                protocol.operations().stream().map(Operation::name).toList(),
                activity.of(type).take(),
                reports.stream()
                        .mapToInt(report -> report.actors().getOrDefault(type, 0))
                        .sum(),
                breakers.of(type),
                breakers.shutOff(type));
    }
}
