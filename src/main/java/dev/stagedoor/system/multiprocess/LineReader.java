package dev.stagedoor.system.multiprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reader of the lines of a worker. It cuts a line that is too long, which would fill the memory of the gateway. */
final class LineReader implements AutoCloseable {

    /** Longer than the log event of any failure with a sensible message. */
    static final int LONGEST = 1024 * 1024;

    private final BufferedReader reader;

    LineReader(InputStream stream) {
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Returns the next line, of at most {@link #LONGEST} characters; null at the end of the stream. */
    @Nullable
    String next() throws IOException {
        var line = new StringBuilder();
        int letter = reader.read();
        if (letter < 0) {
            return null;
        }
        for (; letter >= 0 && letter != '\n'; letter = reader.read()) {
            if (line.length() < LONGEST && letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
