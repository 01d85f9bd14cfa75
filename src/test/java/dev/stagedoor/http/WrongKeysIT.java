package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Service to which an address sends wrong keys. */
@Tag("security")
@ExtendWith(OutputCaptureExtension.class)
final class WrongKeysIT {

    private static final String PATH = "/actors/counter/a/count";

    @TempDir
    private Path folder;

    private String line(String name) {
        return "%s:%s\n".formatted(name, new BCryptPasswordEncoder(4).encode("key"));
    }

    @Test
    void refusesFurtherKeysUnseenButNotThoseThatItKnows(CapturedOutput log) throws IOException {
        var keys = Files.writeString(folder.resolve("keys"), line("ann") + line("bob"));
        try (var service = new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=wrong-keys")
                .properties("stagedoor.security.keys-file=" + keys)
                .properties("stagedoor.security.rules[0].actors=**")
                .properties("stagedoor.security.wrong-keys=3")
                .run()) {
            var requests =
                    new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            var ann = Requests.basic("ann", "key");
            assertThat(requests.get(PATH, ann).status()).isEqualTo(200);
            for (int i = 0; i < 3; i++) {
                assertThat(requests.get(PATH, Requests.basic("bob", "wrong" + i))
                                .status())
                        .isEqualTo(401);
            }

            var refused = requests.get(PATH, Requests.basic("bob", "key"));

            refused.problem(429, "/problems/rate-limit-exceeded");
            assertThat(refused.header("Retry-After")).contains("60");
            assertThat(log).containsOnlyOnce("path=" + PATH + " status=429 outcome=rate-limit-exceeded");
            assertThat(requests.get(PATH, ann).status()).isEqualTo(200);
            assertThat(requests.get(PATH).status()).isEqualTo(401);
        }
    }
}
