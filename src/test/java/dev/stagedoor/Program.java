package dev.stagedoor;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs a program of this machine to its end. Its output goes to the output of the tests. */
public final class Program {

    private Program() {}

    /** Runs the command and returns whether its exit status is 0. */
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
