package dev.stagedoor.journal.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.regex.Pattern;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Path of an H2 file whose writes wait for room on the disk, for URLs that begin with {@code jdbc:h2:patient:}. Without
 * it, H2 closes the store when a write fails, and silently acknowledges the transactions that commit at that moment,
 * although they are in no file. Public because H2 creates it.
 */
public final class RetryingPath extends FilePathWrapper {

    /**
     * Start of the URL of a plain file: {@code file:}, or a path that begins with {@code ~}, {@code .} or {@code /}.
     */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:|(?=[~./]))(?!patient:)");

    /** Returns the URL with the scheme {@code patient:}; unchanged if it is not the URL of a plain file. */
    static String patient(String url) {
        var file = FILE.matcher(url);
        if (!file.lookingAt()) {
            return url;
        }
        FilePath.register(new RetryingPath());
        return file.replaceFirst(DatabaseUrl.RETRYING);
    }

    @Override
    public String getScheme() {
        return DatabaseUrl.RETRYING_SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new RetryingChannel(getBase().open(mode), getBase().toString());
    }
}
