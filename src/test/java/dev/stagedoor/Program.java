package dev.stagedoor;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A program of this machine that is run to its end, and writes where the tests do. */
public final class Program {

    private Program() {}

    /** Whether it ended with 0. */
    public static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
