package dev.stagedoor.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Many clients, each of which asks again as soon as it was answered. */
final class Crowd {

    static final int CLIENTS = 64;
    static final int HEALTHY = 1_000;

    private final Tally tally = new Tally();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();

    /** Asks a thousand healthy actors so many times in all, and returns what they answered, on a slow machine as well. */
    static Tally askHealthyActors(Client client, int times) {
        var crowd = new Crowd();
        crowd.start(CLIENTS, times, number -> client.ask("healthy-" + number % HEALTHY, "work", "Prefer", "wait=30"));
        return crowd.awaitEnd();
    }

    /** Begins to ask without end. */
    static Crowd asking(int clients, Function<Integer, CompletableFuture<Client.Answer>> ask) {
        var crowd = new Crowd();
        crowd.start(clients, Integer.MAX_VALUE, ask);
        return crowd;
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

    /** What was answered so far. */
    Tally tally() {
        return tally;
    }

    /** Asks no more, and returns what was answered. */
    Tally end() {
        over.set(true);
        return awaitEnd();
    }

    private Tally awaitEnd() {
        CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).join();
        return tally;
    }
}
