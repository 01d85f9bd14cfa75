package dev.stagedoor.launch;

import java.nio.file.Path;

/** JVM that runs this process. */
final class Jvm {

    private Jvm() {}

    /** Returns the command that starts another process of this JVM. */
    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
