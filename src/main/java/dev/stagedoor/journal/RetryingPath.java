package dev.stagedoor.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.regex.Pattern;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file whose writes wait for room on the disk, by URLs that begin with {@code jdbc:h2:patient:}. H2 itself gives a store up
 * when a write fails, and lets transactions that come to their commit just then pass without a word, though they are in no
 * file. Created by H2, hence public.
 */
public final class RetryingPath extends FilePathWrapper {

    private static final String SCHEME = "patient";

    /** URLs of plain files: with {@code file:}, or a path that begins as such. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:|(?=[~./]))(?!patient:)");

    /** The same URL, by which writes wait for room. */
    static String patient(String url) {
        var file = FILE.matcher(url);
        if (!file.lookingAt()) {
            return url;
        }
        FilePath.register(new RetryingPath());
        return file.replaceFirst("jdbc:h2:" + SCHEME + ":");
    }

    /** The URL without what makes it patient. */
    static String plain(String url) {
        return url.replaceFirst("^jdbc:h2:" + SCHEME + ":", "jdbc:h2:file:");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new RetryingChannel(getBase().open(mode), getBase().toString());
    }
}
