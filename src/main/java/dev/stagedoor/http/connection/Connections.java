package dev.stagedoor.http.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections; closes them without resets when the service stops. Safe for use by any thread. */
public final class Connections {

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    /** An open connection. */
    interface Connection {

        /** Makes the connection close after its next answer. */
        void drain();

        /** Closes the connection if it is draining and no answer is pending. */
        void endIfIdle();
    }

    void add(Connection connection) {
        open.add(connection);
        if (draining) {
            connection.drain();
        }
    }

    void remove(Connection connection) {
        open.remove(connection);
    }

    boolean isDraining() {
        return draining;
    }

    /** Makes each connection close after its next answer, including those that open later. */
    public void drain() {
        draining = true;
        open.forEach(Connection::drain);
    }

    /** Closes the draining connections on which no answer is pending. */
    public void endIdle() {
        open.forEach(Connection::endIfIdle);
    }

    /** Stops draining: connections that open from now on stay open. */
    public void keep() {
        draining = false;
    }
}
