package dev.stagedoor.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Simulates many clients; each sends its next ask when its last one is answered. */
final class ConcurrentClients {

    static final int CLIENTS = 64;
    static final int HEALTHY = 1_000;

    private final Tally tally = new Tally();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();

    /**
     * Sends that many asks to a thousand healthy actors. They wait 30 seconds, so that a slow machine does not fail
     * them.
     */
    static Tally askHealthyActors(Client client, int times) {
        var asking = new ConcurrentClients();
        asking.start(CLIENTS, times, number -> client.ask("healthy-" + number % HEALTHY, "work", "Prefer", "wait=30"));
        return asking.awaitEnd();
    }

    /** Starts asking, until {@link #end}. */
    static ConcurrentClients asking(int clients, Function<Integer, CompletableFuture<Client.Answer>> ask) {
        var asking = new ConcurrentClients();
        asking.start(clients, Integer.MAX_VALUE, ask);
        return asking;
    }

    private void start(int count, int times, Function<Integer, CompletableFuture<Client.Answer>> ask) {
        IntStream.range(0, count).forEach(client -> clients.add(next(times, ask)));
    }

    private CompletableFuture<Void> next(int times, Function<Integer, CompletableFuture<Client.Answer>> ask) {
        int number = sent.getAndIncrement();
        return number >= times || over.get()
                ? CompletableFuture.completedFuture(null)
                : ask.apply(number).thenAcceptAsync(tally::add).thenComposeAsync(done -> next(times, ask));
    }

    /** Returns the answers so far. */
    Tally tally() {
        return tally;
    }

    /** Stops asking, waits for the asks in flight, and returns all answers. */
    Tally end() {
        over.set(true);
        return awaitEnd();
    }

    private Tally awaitEnd() {
        CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).join();
        return tally;
    }
}
