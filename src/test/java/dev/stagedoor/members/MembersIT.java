package dev.stagedoor.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What callers notice when members of a cluster are replaced, after SIGTERM or SIGKILL. */
@Tag("trial")
final class MembersIT {

    private static final Logger LOG = LoggerFactory.getLogger(MembersIT.class);

    private static final int FEWEST_ASKS = 2_000;

    /** Enough asks that each counter has been asked three times. */
    private static final int EACH_COUNTER_THRICE = 3_000;

    /** The time in docs/cluster.md for stable-after=7s: up to 6 s for the failure detector, then twice stable-after. */
    private static final Duration PROMISE = Duration.ofSeconds(6 + 2 * 7);

    /** How long asks wait that were sent before, plus the time it takes to see that all asks are answered. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5 + 5);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres database;
    private static Trio trio;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        trio = Trio.onLoopback(folder, database.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        trio.close();
        database.close();
    }

    @Test
    void failsNoAskWhenEachMemberIsTerminatedAndReplacedInTurn() throws InterruptedException, IOException {
        var exits = new ArrayList<Integer>();
        List<Reply> replies;
        try (var ready = new Readiness(trio.members());
                var load = new Load(trio, ready, "Prefer", "wait=25")) {
            Awaitility.await()
                    .atMost(Member.PATIENCE)
                    .until(() -> load.replies().size() > 200 && haveLinks());
            for (int number = 0; number < trio.members().size(); number++) {
                exits.add(trio.member(number).terminate());
                trio.replace(number);
            }
            replies = load.end();
        }
        var summary = Summary.of("rolling-update", replies, trio);

        assertThat(summary.failed()).isEmpty();
        assertThat(exits).containsOnly(0);
        assertThat(replies).hasSizeGreaterThan(FEWEST_ASKS);
        assertKept(summary);
    }

    private static boolean haveLinks() {
        return trio.members().stream().allMatch(member -> member.log().contains("event=link-made"));
    }

    @Test
    void answersForTheActorsOfAKilledMemberWithinTheDocumentedTime() throws InterruptedException, IOException {
        List<Reply> replies;
        long killed;
        long back;
        try (var load = new Load(trio, () -> trio.members().subList(0, 2))) {
            Awaitility.await()
                    .atMost(Member.PATIENCE)
                    .until(() -> load.replies().size() > EACH_COUNTER_THRICE);
            trio.member(2).kill();
            killed = System.nanoTime();
            Awaitility.await()
                    .atMost(PROMISE.plus(LAST_ANSWERS))
                    .until(() -> load.answersAllSince(killed, trio.member(2)));
            back = System.nanoTime();
            replies = load.end();
        }
        long lastFailed = replies.stream()
                .filter(reply -> !reply.isAnswered())
                .mapToLong(Reply::sentAt)
                .max()
                .orElse(killed);
        LOG.info(
                "event=member-killed last-failed-after-millis={} all-answered-after-millis={}",
                TimeUnit.NANOSECONDS.toMillis(lastFailed - killed),
                TimeUnit.NANOSECONDS.toMillis(back - killed));
        var summary = Summary.of("member-kill", replies, trio);
        var noticed = noticed();

        assertThat(summary.failed()).isNotEmpty();
        assertThat(summary.failed()).noneMatch(reply -> reply.problem().startsWith("/problems/circuit-open"));
        assertThat(summary.failed().stream().filter(reply -> reply.sent().isAfter(noticed)))
                .allMatch(reply -> reply.problem().equals("/problems/actor-unreachable no")
                        || reply.problem().equals("/problems/deadline-exceeded no"));
        assertLivingActorsAnswer(replies, killed);
        assertKept(summary);
        trio.replace(2);
    }

    /** Returns when the last of the other members took note of the killed one's end. */
    private static Instant noticed() {
        return Stream.of(0, 1)
                .map(number -> trio.member(number).noticedEndOf(trio.member(2)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A counter that has not started anew since the kill is on another member, so all its asks are answered. */
    private static void assertLivingActorsAnswer(List<Reply> replies, long killed) {
        var counters =
                replies.stream().filter(reply -> !reply.isDurable()).collect(Collectors.groupingBy(Reply::actor));
        var living = counters.entrySet().stream()
                .filter(counter -> next(counter.getKey())
                        > counter.getValue().stream().filter(Reply::isAnswered).count())
                .toList();
        var asked = living.stream()
                .flatMap(counter -> counter.getValue().stream())
                .filter(reply -> reply.sentAt() > killed)
                .toList();
        LOG.info(
                "event=member-killed living-counters={} of={} asked={} failed={}",
                living.size(),
                counters.size(),
                asked.size(),
                asked.stream().filter(reply -> !reply.isAnswered()).count());

        assertThat(asked).isNotEmpty().allMatch(Reply::isAnswered);
    }

    /** Returns the count of a counter, this ask included. */
    private static long next(String counter) {
        var answer = await(trio.member(0).send("POST", "/actors/counter/" + counter + "/increment?by=1"));
        return JsonMapper.shared().readTree(answer.body()).required("count").asLong();
    }

    @Test
    void replaysTheAnswerWhenTheSameKeyComesToAnotherMember() {
        var path = "/accounts/keyed/deposits?amount=100";
        var first = await(trio.member(0).send("POST", path, "Idempotency-Key", "paid-once"));

        var second = await(trio.member(1).send("POST", path, "Idempotency-Key", "paid-once"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void waitsForTheAnswerWhenTheSameKeyIsInProgressAtAnotherMember() {
        var path = "/actors/stunt/keyed/freeze";
        var first = trio.member(0).send("POST", path, "Idempotency-Key", "frozen-once", "Prefer", "wait=3");
        Awaitility.await().until(() -> claims("frozen-once") == 1);

        var second = await(trio.member(1).send("POST", path, "Idempotency-Key", "frozen-once", "Prefer", "wait=20"));

        assertThat(await(first).statusCode()).isEqualTo(504);
        assertThat(second.body()).isEqualTo(await(first).body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    private static int claims(String key) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM stagedoor_answer WHERE idempotency_key = ?")) {
            statement.setString(1, key);
            try (var counted = statement.executeQuery()) {
                counted.next();
                return counted.getInt(1);
            }
        }
    }

    private static HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer) {
        return answer.orTimeout(Member.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void assertKept(Summary summary) {
        assertThat(summary.books().lost()).isEmpty();
        assertThat(summary.books().doubled()).isEmpty();
        assertThat(summary.books().misapplied()).isEmpty();
    }
}
