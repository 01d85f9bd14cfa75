package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.JavaProcess;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks a real Prometheus, which reads a gateway with workers and a cluster member, for what the chart asks it for. */
@Tag("contract")
final class MonitoringIT {

    private static final String MEMBER = "127.0.0.71";

    /** Enough for two readings of all metrics, which rates need. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static ServiceProcess gateway;
    private static JavaProcess member;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        gateway = ServiceProcess.application(
                Files.createDirectory(folder.resolve("gateway")),
                List.of("-Xmx384m"),
                StagedoorApplication.class,
                arguments("--stagedoor.system.base=multiprocess"));
        member = JavaProcess.application(
                Files.createDirectory(folder.resolve("member")),
                folder.resolve("member.log"),
                List.of(),
                List.of("-Xmx384m"),
                StagedoorApplication.class,
                arguments(
                        "--stagedoor.system.base=cluster",
                        "--stagedoor.system.cluster.host=" + MEMBER,
                        "--stagedoor.system.cluster.hosts=" + MEMBER,
                        "--stagedoor.system.cluster.contact-points=1",
                        "--server.address=" + MEMBER,
                        "--stagedoor.security.anonymous=true"));
        prometheus = Prometheus.start(folder, List.of(gateway.uri("").getAuthority(), MEMBER + ":8081"));
        load();
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        member.close();
        gateway.close();
    }

    private static List<String> arguments(String... own) {
        var all = new ArrayList<>(Monitoring.arguments(Monitoring.release()));
        all.add("--stagedoor.samples.enabled=true");
        all.addAll(List.of(own));
        return all;
    }

    /** Sends asks that succeed, that fail, that persist, and that have a key. */
    private static void load() {
        assertThat(gateway.send("POST", "/actors/counter/olga/increment?by=1").statusCode())
                .isEqualTo(200);
        assertThat(gateway.send("POST", "/actors/stunt/joe/fall").statusCode()).isEqualTo(500);
        Stream.of(1, 2)
                .map(number ->
                        gateway.sendLater("POST", "/actors/account/yu/deposit?amount=1", "Idempotency-Key", "\"once\""))
                .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
    }

    private static Stream<String> queries() {
        return Stream.concat(Monitoring.dashboardQueries(), Monitoring.alertQueries())
                .distinct();
    }

    private static Stream<String> selectors() {
        return queries().flatMap(query -> Monitoring.selectors(query).stream()).distinct();
    }

    private static void awaitSeries(String query) {
        Awaitility.await()
                .alias(query)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.query(query)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Monitoring#dashboardQueries")
    void showsDataInEveryPanel(String query) {
        awaitSeries(query);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Monitoring#alertQueries")
    void understandsEveryAlert(String query) throws IOException, InterruptedException {
        assertThat(prometheus.query(query).isArray()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void findsSeriesForEverySelector(String selector) {
        awaitSeries(selector);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void hasSelectorsInEveryQuery(String query) {
        assertThat(Monitoring.selectors(query)).isNotEmpty();
    }

    @Test
    void findsNoSeriesForAMetricThatDoesNotExist() throws IOException, InterruptedException {
        awaitSeries("stagedoor_actors");

        assertThat(prometheus.query("stagedoor_understudies")).isEmpty();
        assertThatThrownBy(() -> prometheus.query("rate(stagedoor_actors)")).hasMessageContaining("rate");
    }
}
