package dev.stagedoor.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class TetherTests {

    private static final int PATIENCE_SECONDS = 20;

    private final ByteArrayOutputStream reports = new ByteArrayOutputStream();
    private final CountDownLatch cut = new CountDownLatch(1);
    private final Tether tether = new Tether(new PrintStream(reports, true, StandardCharsets.UTF_8), cut::countDown);
    private final PipedWriter gateway = new PipedWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void watch() throws IOException {
        tether.watch(new PipedReader(gateway));
    }

    private Assignment assign() throws IOException {
        var assignment = new Assignment(
                "name",
                "pekko://name@127.0.0.1:1",
                Map.of("a.b", 1),
                folder.resolve("private").toString(),
                "jdbc:sqlite:/data/stagedoor.db");
        gateway.write(JsonMapper.shared().writeValueAsString(assignment) + "\n");
        gateway.flush();
        return assignment;
    }

    @Test
    void receivesTheAssignment() throws IOException {
        var assignment = assign();

        assertThat(tether.assignment()).isEqualTo(assignment);
    }

    @Test
    void runsTheActionWhenTheGatewaySendsTheStopLine() throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        tether.onStop(stopped::countDown);

        gateway.write(Tether.STOP + "\n");
        gateway.flush();

        assertThat(stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(cut.getCount()).isEqualTo(1);
    }

    @Test
    void endsTheProcessAndDeletesTheFolderWhenTheGatewayEnds() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("private/keys"));
        assign();

        gateway.close();

        assertThat(cut.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("private")).doesNotExist();
    }

    @Test
    void endsTheProcessWhenTheGatewaySendsAnInvalidLine() throws IOException, InterruptedException {
        gateway.write("nonsense\n");
        gateway.flush();

        assertThat(cut.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void writesEachReportOnALineOfItsOwn() {
        tether.report(new Report.Attached());
        tether.report(new Report.Failed("for a reason"));

        assertThat(reports.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("{\"report\":\"attached\"}", "{\"report\":\"failed\",\"reason\":\"for a reason\"}");
    }
}
