package dev.stagedoor.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Test that a durable state changes once for each request with a key, when the service is killed and requests without an
 * answer are repeated.
 */
@Tag("trial")
final class SeatKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(SeatKillIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int KILLS = 3;
    private static final int CLIENTS = 16;
    private static final int BETWEEN_KILLS = 500;

    @TempDir
    private Path folder;

    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<String> repeats = new ConcurrentLinkedQueue<>();
    private final Map<Integer, String> executed = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    @Test
    void reservesEachSeatOnceWhenTheServiceIsKilled() throws InterruptedException, ExecutionException {
        for (int kill = 0; kill < KILLS; kill++) {
            killUnderLoad();
        }
        askForTheRest();

        var revisions = revisions();
        LOG.info(
                "event=seat-kills asked={} repeats={}",
                executed.size(),
                repeats.stream().collect(Collectors.groupingBy(answer -> answer, Collectors.counting())));
        assertThat(repeats).isNotEmpty();
        assertThat(executed.values()).containsOnly("yes");
        assertThat(revisions.keySet()).isEqualTo(executed.keySet());
        assertThat(revisions.values()).containsOnly(1L);
    }

    private void killUnderLoad() throws InterruptedException, ExecutionException {
        int enough = executed.size() + BETWEEN_KILLS;
        try (var service = Service.start(folder, List.of());
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = clients(service, threads);
            Awaitility.await().atMost(PATIENCE).until(() -> executed.size() >= enough);
            service.kill();
            for (var client : clients) {
                client.get();
            }
        }
    }

    private void askForTheRest() throws InterruptedException, ExecutionException {
        try (var service = Service.start(folder, List.of());
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            stopped = true;
            for (var client : clients(service, threads)) {
                client.get();
            }
        }
    }

    private List<? extends Future<?>> clients(Service service, ExecutorService threads) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> threads.submit(() -> reserveSeats(service)))
                .toList();
    }

    /** Reserves one seat after the other until the service is gone, or all are reserved. */
    private void reserveSeats(Service service) {
        while (true) {
            var again = unanswered.poll();
            if (again == null && stopped) {
                return;
            }
            int seat = again == null ? next.getAndIncrement() : again;
            try {
                var answer = answer(reserve(service, seat));
                if (again != null) {
                    repeats.add(answer);
                }
                if (answer.equals("no")) {
                    unanswered.add(seat);
                } else {
                    executed.put(seat, answer);
                }
            } catch (CompletionException e) {
                unanswered.add(seat);
                return;
            }
        }
    }

    private static HttpResponse<String> reserve(Service service, int seat) {
        return service.process()
                .sendLater(
                        "POST", "/actors/seat/%s/reserve?guest=Ying".formatted(seat), "Idempotency-Key", "key-" + seat)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Returns whether the request took effect: yes, no or unknown. */
    private static String answer(HttpResponse<String> response) {
        return response.statusCode() == 200
                ? "yes"
                : JsonMapper.shared().readTree(response.body()).path("executed").asString();
    }

    /** Returns how often the state of each seat changed. */
    private Map<Integer, Long> revisions() {
        var database = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("data/stagedoor.db"));
        return JdbcClient.create(database)
                .sql("SELECT persistence_id, revision FROM stagedoor_state")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        found -> Integer.valueOf(found.getKey().substring("seat|".length())), Map.Entry::getValue));
    }
}
