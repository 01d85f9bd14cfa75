package dev.stagedoor.launch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.List;

/** Program that this process runs. */
final class ProcessImage {

    private ProcessImage() {}

    /** Functions of the C library, by their names there. */
    interface C extends Library {

        /** Runs another program in this process; returns only if that fails. */
        int execv(String path, String[] words);
    }

    /** Runs the command in this process from now on; returns only if the system refuses that. */
    static void replace(List<String> command) {
        Native.load("c", C.class).execv(command.getFirst(), command.toArray(String[]::new));
    }
}
