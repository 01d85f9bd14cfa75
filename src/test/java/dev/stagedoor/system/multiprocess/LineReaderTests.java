package dev.stagedoor.system.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LineReaderTests {

    private static LineReader reading(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsLinesUntilTheStreamEnds() throws IOException {
        try (var reader = reading("grün\r\n\nlast")) {
            assertThat(reader.next()).isEqualTo("grün");
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEqualTo("last");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void cutsALongLine() throws IOException {
        try (var reader = reading("x".repeat(2 * LineReader.LONGEST) + "\nnext")) {
            assertThat(reader.next()).hasSize(LineReader.LONGEST);
            assertThat(reader.next()).isEqualTo("next");
        }
    }
}
