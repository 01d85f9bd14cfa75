package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.ConsolePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uses the console in a browser. */
@ContractTest
final class ConsolePageIT {

    @LocalServerPort
    private int port;

    @Test
    void showsTheServiceAndSendsAMessage() throws IOException, InterruptedException {
        assertThat(ConsolePage.use("http://localhost:" + port)).isEqualTo("used the console\n");
    }
}
