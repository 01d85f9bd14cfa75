package dev.stagedoor.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class StartProgressTests {

    private static final Duration SHORT = Duration.ofMillis(10);

    @Test
    void saysWhatIsAwaitedAtTheMoment(CapturedOutput output) {
        var joined = new AtomicInteger();

        var progress = StartProgress.of(() -> joined.incrementAndGet() + " of 3 members", SHORT);
        await().until(() -> joined.get() > 1);
        progress.close();

        assertThat(output).contains("event=start-waiting for=\"1 of 3 members\" seconds=0");
    }

    @Test
    void saysNothingIfTheWaitIsShort(CapturedOutput output) {
        StartProgress.of(() -> "a quick database").close();

        assertThat(output).doesNotContain("a quick database");
    }
}
