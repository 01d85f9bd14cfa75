package dev.stagedoor.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * File in which the JVM keeps what it learned about classes.
 *
 * @param file the file, which need not exist
 */
record StartCache(Path file) {

    /** First version of Java that records a cache in one step. */
    static final int OLDEST_JDK = 25;

    /** System property that names the file that is still to be made. */
    static final String RECORD = "stagedoor.launch-record";

    /** Returns the cache for the jar and for the JVM of this process, as a cache fits no other. */
    static StartCache beside(Path jar) {
        var jvm = Runtime.version() + "-"
                + Integer.toHexString(System.getProperty("java.home").hashCode());
        return new StartCache(jar.resolveSibling(jvm + ".aot"));
    }

    /** Returns the options of a JVM that starts with the cache, or whose application is to make it. */
    List<String> options() {
        return Files.exists(file)
                ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=error,cds=error")
                : List.of("-D%s=%s".formatted(RECORD, file));
    }
}
