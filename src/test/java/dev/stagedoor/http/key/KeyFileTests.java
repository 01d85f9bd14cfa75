package dev.stagedoor.http.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.testkit.fixture.MountedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.GrantedAuthority;

final class KeyFileTests {

    private static final String HASH = "$2y$04$0123456789012345678901234567890123456789012345678901.";

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("keys"), content);
    }

    private static boolean knows(KeyFile keys, String name) {
        return keys.findByUsername(name).blockOptional().isPresent();
    }

    @Test
    void readsNamesHashesAndAuthorities() throws IOException {
        try (var keys = new KeyFile(file("# robots\n\nann:%s\nbob:%s:read, write\n".formatted(HASH, HASH)), () -> {})) {
            var bob = keys.findByUsername("bob").blockOptional().orElseThrow();

            assertThat(knows(keys, "ann")).isTrue();
            assertThat(knows(keys, "# robots")).isFalse();
            assertThat(bob.getPassword()).isEqualTo(HASH);
            assertThat(bob.getAuthorities())
                    .extracting(GrantedAuthority::getAuthority)
                    .containsExactly("read", "write");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann:secret", ":HASH", "ann:HASH:a:b", "ann:{noop}x", "bob:HASH"})
    void refusesALineThatItCannotUse(String line) throws IOException {
        var file = file("bob:%s\n%s\n".formatted(HASH, line.replace("HASH", HASH)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyFile(file, () -> {}).close())
                .withMessageStartingWith("stagedoor.security.keys-file=%s: line 2 must be".formatted(file))
                .withMessageNotContaining("secret");
    }

    @Test
    void refusesAFileThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyFile(folder.resolve("none"), () -> {}).close())
                .withMessageContaining("none cannot be read");
    }

    @Test
    void readsTheFileAgainWhenItChanges() throws IOException {
        var changes = new AtomicInteger();
        try (var keys = new KeyFile(file("ann:%s\n".formatted(HASH)), changes::incrementAndGet)) {
            file("bobby:%s\n".formatted(HASH));

            await().until(() -> knows(keys, "bobby"));
            assertThat(knows(keys, "ann")).isFalse();
            await().until(() -> changes.get() == 1);
        }
    }

    @Test
    void readsTheFileAgainWhenKubernetesReplacesTheSecret() {
        MountedSecret.write(folder, Map.of("keys", "ann:%s\n".formatted(HASH)));
        try (var keys = new KeyFile(folder.resolve("keys"), () -> {})) {
            MountedSecret.write(folder, Map.of("keys", "bob:%s\n".formatted(HASH)));

            await().until(() -> knows(keys, "bob"));
            assertThat(knows(keys, "ann")).isFalse();
        }
    }

    @Test
    void keepsWhatItReadLastWhileTheFileIsUnreadable() throws IOException {
        try (var keys = new KeyFile(file("ann:%s\n".formatted(HASH)), () -> {})) {
            file("nonsense\n");
            var next = new AtomicInteger();
            try (var other = new KeyFile(
                    Files.writeString(folder.resolve("other"), "ann:%s\n".formatted(HASH)), next::incrementAndGet)) {
                assertThat(knows(other, "ann")).isTrue();
                Files.writeString(folder.resolve("other"), "carol:%s\n".formatted(HASH));
                await().until(() -> next.get() == 1);
            }

            assertThat(knows(keys, "ann")).isTrue();
        }
    }
}
