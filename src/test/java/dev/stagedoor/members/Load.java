package dev.stagedoor.members;

import dev.stagedoor.testkit.fixture.Asked;
import dev.stagedoor.testkit.fixture.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients that ask accounts and counters alternately, at one member after the other and at a steady pace, until closed.
 */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 32;
    private static final int COUNTERS = 1_000;
    private static final int MANY = 500;
    private static final int LONGEST_ANSWER_SECONDS = 30;
    private static final Duration PACE = Duration.ofMillis(160);

    private final Trio trio;
    private final Supplier<List<Member>> members;
    private final String[] headers;
    private final AtomicLong turn = new AtomicLong();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean over;

    /**
     * Starts the clients.
     *
     * @param members supplies the members that may be asked now
     * @param headers names and values of the header fields of each ask
     */
    Load(Trio trio, Supplier<List<Member>> members, String... headers) {
        this.trio = trio;
        this.members = members;
        this.headers = headers;
        IntStream.range(0, CLIENTS).forEach(client -> threads.execute(this::askOneAfterTheOther));
    }

    private void askOneAfterTheOther() {
        try {
            while (!over) {
                var all = members.get();
                if (!all.isEmpty()) {
                    long number = turn.getAndIncrement();
                    ask(number, all.get((int) (number / 2 % all.size())));
                }
                TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(long number, Member member) {
        if (number % 2 == 0) {
            var operation = trio.next();
            send(member, operation.account(), operation, operation.path());
        } else {
            var counter = "counter-" + number % COUNTERS;
            send(member, counter, null, "/actors/counter/" + counter + "/increment?by=1");
        }
    }

    private void send(Member member, String actor, @Nullable Operation operation, String path) {
        long sent = System.nanoTime();
        try {
            var answer = member.send("POST", path, headers)
                    .orTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                    .join();
            var asked = operation == null ? null : Asked.answered(operation, answer);
            add(new Reply(
                    member.address(),
                    actor,
                    operation,
                    asked,
                    answer.statusCode(),
                    operation == null ? count(answer) : 0,
                    problem(answer),
                    sent,
                    System.nanoTime()));
        } catch (CompletionException e) {
            add(new Reply(
                    member.address(),
                    actor,
                    operation,
                    operation == null ? null : Asked.unanswered(operation),
                    0,
                    0,
                    String.valueOf(e.getCause()),
                    sent,
                    System.nanoTime()));
        }
    }

    private static long count(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("count").asLong(0);
    }

    private void add(Reply reply) {
        replies.add(reply);
        trio.add(reply);
    }

    private static String problem(HttpResponse<String> answer) {
        return answer.statusCode() < 400
                ? ""
                : JsonMapper.shared().readTree(answer.body()).path("type").asString() + " "
                        + JsonMapper.shared()
                                .readTree(answer.body())
                                .path("executed")
                                .asString();
    }

    /** Returns all replies so far. */
    List<Reply> replies() {
        return List.copyOf(replies);
    }

    /**
     * Returns whether more than 500 asks to the other members were sent since the moment, and the last 500 were
     * answered.
     */
    boolean answersAllSince(long moment, Member except) {
        var since = replies.stream()
                .filter(reply -> reply.sentAt() > moment && !reply.member().equals(except.address()))
                .toList();
        return since.size() > MANY
                && since.subList(since.size() - MANY, since.size()).stream().allMatch(Reply::isAnswered);
    }

    /** Stops the clients, waits for their last answers, and returns all replies. */
    List<Reply> end() throws InterruptedException, IOException {
        over = true;
        threads.shutdown();
        if (!threads.awaitTermination(2L * LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("clients still wait for answers");
        }
        return replies();
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
