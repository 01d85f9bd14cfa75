package dev.stagedoor.system.frame;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pekko.actor.AddressFromURIString;

/** Path of the socket of a process, which its gateway knows too. */
public final class SocketPath {

    /** The longest path that all systems allow, less what {@link #of} appends to the folder. */
    private static final int MOST_BYTES = 100 - "/65535.socket".length();

    private SocketPath() {}

    /**
     * Returns the path of the socket in the folder.
     *
     * @param member the address of the process's member, with its port
     */
    public static Path of(Path folder, String member) {
        int port = (int) AddressFromURIString.parse(member).port().get();
        return folder.resolve(port + ".socket");
    }

    /** Returns whether a socket in the folder can have a path, which the operating system bounds. */
    public static boolean fits(Path folder) {
        return folder.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
