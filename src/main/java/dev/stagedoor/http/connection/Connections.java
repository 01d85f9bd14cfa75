package dev.stagedoor.http.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are open, which are closed in good order when the service ends. Safe for use by any thread. */
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

    /** Has each connection closed after its next answer. */
    public void drain() {
        draining = true;
        open.forEach(ConnectionEnd::drain);
    }

    /** Closes the connections on which no answer is to come, when they are drained. */
    public void endIdle() {
        open.forEach(ConnectionEnd::endIfIdle);
    }

    /** Keeps connections open again. */
    public void keep() {
        draining = false;
    }
}
