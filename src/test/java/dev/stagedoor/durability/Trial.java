package dev.stagedoor.durability;

import dev.stagedoor.testkit.fixture.Asked;
import dev.stagedoor.testkit.fixture.Asked.Verdict;
import dev.stagedoor.testkit.fixture.Books;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeatedly kills services under load on the same database, and compares the answers with what was kept. */
final class Trial {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
    /** Exit status of a process that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int FEWEST_BETWEEN_KILLS = 150;
    private static final int MOST_BETWEEN_KILLS = 1_000;

    private final Path folder;
    private final List<String> arguments;
    private final History history = new History();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Integer> exits = new ArrayList<>();

    Trial(Path folder, String... arguments) {
        this.folder = folder;
        this.arguments = List.of(arguments);
    }

    /** Starts the service, and kills it under load. */
    void killGateway() throws InterruptedException, ExecutionException {
        try (var service = Service.start(folder, arguments);
                var clients = new Clients(service.process(), history)) {
            clients.awaitKept(operationsBeforeKill());
            exits.add(service.kill());
            clients.awaitEnd();
        }
    }

    /** Starts the service, kills workers under load, {@code kills} times, and then kills the service. */
    void killWorkers(int kills) throws InterruptedException, ExecutionException {
        try (var service = Service.start(folder, arguments);
                var clients = new Clients(service.process(), history)) {
            for (int kill = 0; kill < kills; kill++) {
                clients.awaitKept(operationsBeforeKill());
                var worker = ProcessHandle.of(
                                service.workers().get(kill % 2).path("pid").asLong())
                        .orElseThrow();
                worker.destroyForcibly();
                service.awaitWorkersWithout(worker.pid());
                exits.add(service.exitOf(worker.pid()));
            }
            clients.awaitKept(operationsBeforeKill());
            exits.add(service.kill());
            clients.awaitEnd();
        }
    }

    /** Returns how many operations to await before the next kill. */
    private int operationsBeforeKill() {
        return random.nextInt(FEWEST_BETWEEN_KILLS, MOST_BETWEEN_KILLS);
    }

    /** Starts the service once more, and asks until it is known of each operation with a key whether it took effect. */
    private void askForTheUnknown() throws InterruptedException, ExecutionException {
        try (var service = Service.start(folder, arguments);
                var clients = new Clients(service.process(), history)) {
            Awaitility.await().atMost(PATIENCE).until(() -> !history.hasUnknown());
            clients.stop();
        }
    }

    /** Asks for what is not known, and reads the balances of all accounts. */
    Outcome outcome(String base, String database) throws InterruptedException, ExecutionException {
        askForTheUnknown();
        var asked = history.asked();
        var books = Service.books(history, folder, arguments);
        var outcome = new Outcome(
                asked, books, exits.stream().filter(exit -> exit == KILLED).count());
        LOG.info(
                "event=account-kills base={} database={} accounts={} asks={} acknowledged={} unknown={} unanswered={} refused={} not-executed={} kills={} repeated={} answers-lost={} repeats-unknown={} still-unknown={} lost={} doubled={} misapplied={} seed={}",
                base,
                database,
                history.accounts().size(),
                asked.size(),
                outcome.count(Verdict.KEPT),
                outcome.count(Verdict.UNKNOWN),
                asked.stream().filter(one -> one.status() == 0).count(),
                outcome.count(Verdict.REFUSED),
                outcome.count(Verdict.NOT_EXECUTED),
                outcome.kills(),
                outcome.repeated().size(),
                outcome.repeated().stream()
                        .filter(one -> one.problem().equals("/problems/answer-lost"))
                        .count(),
                outcome.repeated().stream()
                        .filter(one -> one.verdict() == Verdict.UNKNOWN)
                        .count(),
                outcome.stillUnknown().size(),
                books.lost().size(),
                books.doubled().size(),
                books.misapplied().size(),
                seed);
        return outcome;
    }

    /** Outcome of a trial. */
    record Outcome(List<Asked> asked, Books books, long kills) {

        /** Returns the answers to operations that were repeated with their key, because their effect was not known. */
        List<Asked> repeated() {
            return keyed().stream()
                    .flatMap(answers -> answers.stream()
                            .dropWhile(one -> one.verdict() != Verdict.UNKNOWN)
                            .skip(1))
                    .filter(one -> one.status() != 0)
                    .toList();
        }

        /** Returns the operations with a key of which it is still not known whether they took effect. */
        List<Asked> stillUnknown() {
            return keyed().stream()
                    .map(List::getLast)
                    .filter(one -> one.verdict() == Verdict.UNKNOWN)
                    .toList();
        }

        private Collection<List<Asked>> keyed() {
            return asked.stream()
                    .filter(one -> one.operation().isKeyed())
                    .collect(Collectors.groupingBy(Asked::operation))
                    .values();
        }

        long count(Verdict verdict) {
            return asked.stream().filter(one -> one.verdict() == verdict).count();
        }
    }
}
