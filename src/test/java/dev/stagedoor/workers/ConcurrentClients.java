package dev.stagedoor.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Many clients that ask many actors, each client one ask after the other, until they are stopped. */
final class ConcurrentClients {

    private static final int CLIENTS = 64;
    private static final int ACTORS = 1_000;
    private static final int WAIT_SECONDS = 10;

    /** One ask and its result, with times of {@link System#nanoTime()}. */
    record Asked(String id, long sent, long answered, int status, JsonNode body) {

        boolean failed() {
            return status != 200;
        }

        long millis() {
            return (answered - sent) / 1_000_000;
        }

        String life() {
            return body.path("life").asString();
        }

        /** Returns whether the actor held the lock on its id. */
        boolean alone() {
            return body.path("alone").asBoolean();
        }

        long pid() {
            return body.path("pid").asLong();
        }
    }

    private final Gateway gateway;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    ConcurrentClients(Gateway gateway) {
        this.gateway = gateway;
        IntStream.range(0, CLIENTS)
                .forEach(client -> clients.add(Thread.ofPlatform().daemon().start(() -> askOneAfterTheOther(client))));
    }

    private void askOneAfterTheOther(int client) {
        for (int turn = client; !stopped; turn += CLIENTS) {
            var id = "actor-" + turn % ACTORS;
            long sent = System.nanoTime();
            var answer = gateway.ask(id, "look", WAIT_SECONDS).join();
            asked.add(new Asked(id, sent, System.nanoTime(), answer.statusCode(), Gateway.json(answer)));
        }
    }

    /** Waits until the given number of further asks is answered. */
    void awaitAsked(int more) {
        int before = asked.size();
        Awaitility.await().atMost(Gateway.PATIENCE).until(() -> asked.size() >= before + more);
    }

    /** Stops the clients after their current asks; returns all asks with their results. */
    List<Asked> stop() throws InterruptedException {
        stopped = true;
        for (var client : clients) {
            client.join();
        }
        return List.copyOf(asked);
    }
}
