package dev.stagedoor.http.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections; closes them without resets when the service stops. Safe for use by any thread. */
public final class Connections {

    private final Set<ConnectionEnd> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    void add(ConnectionEnd connection) {
        open.add(connection);
        if (draining) {
            connection.drain();
        }
    }

    void remove(ConnectionEnd connection) {
        open.remove(connection);
    }

    boolean isDraining() {
        return draining;
    }

    /** Makes each connection close after its next answer, including those that open later. */
    public void drain() {
        draining = true;
        open.forEach(ConnectionEnd::drain);
    }

    /** Closes the draining connections on which no answer is pending. */
    public void endIdle() {
        open.forEach(ConnectionEnd::endIfIdle);
    }

    /** Stops draining: connections that open from now on stay open. */
    public void keep() {
        draining = false;
    }
}
