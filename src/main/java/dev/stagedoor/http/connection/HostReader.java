package dev.stagedoor.http.connection;

import java.util.Optional;

/** Reads the Host headers of one connection, whose requests mostly have the same. For use by one thread. */
final class HostReader {

    private String value = "";
    private Optional<HostHeader> host = Optional.empty();

    /** Reads the value of a header; returns empty if it is not a valid host. */
    Optional<HostHeader> read(String next) {
        if (!next.equals(value)) {
            value = next;
            host = HostHeader.read(next);
        }
        return host;
    }
}
