package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Connector of one event loop to one host. It connects when a link is asked for and there is none, but not again soon
 * after that failed, or after the host began to leave. Safe for use by any thread.
 */
final class Connector implements Link.Listener {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Consumer<Connector> connect;
    private final Runnable onLoss;
    private final AtomicReference<State> state = new AtomicReference<>(new State.Idle(Deadline.in(Duration.ZERO)));

    private sealed interface State {

        /** Nothing is connected. */
        record Idle(Deadline until) implements State {}

        /** A connection is being made. */
        record Connecting() implements State {}

        /** There is a link. */
        record Connected(Link link) implements State {}

        /** No link is needed any more. This is the last state. */
        record Closed() implements State {}
    }

    /**
     * Creates a connector without a link.
     *
     * @param connect begins to connect, and has {@link #connected} or {@link #failed} called in the end
     * @param onLoss learns when a link that is in use has ended, before those do who wait for an answer on it
     */
    Connector(Consumer<Connector> connect, Runnable onLoss) {
        this.connect = connect;
        this.onLoss = onLoss;
    }

    /** Returns the link; if there is none, returns empty and begins to connect. */
    Optional<Link> link() {
        var current = state.get();
        return switch (current) {
            case State.Connected(var link) -> Optional.of(link);
            case State.Idle(var until) -> {
                if (until.passed() && state.compareAndSet(current, new State.Connecting())) {
                    connect.accept(this);
                }
                yield Optional.empty();
            }
            case State.Connecting connecting -> Optional.empty();
            case State.Closed closed -> Optional.empty();
        };
    }

    void connected(Link link) {
        become(new State.Connected(link));
        if (state.get() instanceof State.Closed) {
            link.close();
        }
    }

    void failed() {
        become(new State.Idle(Deadline.in(RETRY_AFTER)));
    }

    /** Lets the next look for a link connect again. */
    @Override
    public void ended(Link link) {
        if (replace(link, Duration.ZERO)) {
            onLoss.run();
        }
    }

    @Override
    public void leaving(Link link) {
        replace(link, RETRY_AFTER);
    }

    /** Gives the link up, if there is one. Asks that left on it can still be answered. */
    void retire() {
        if (state.get() instanceof State.Connected(var link) && replace(link, Duration.ZERO)) {
            link.retire();
        }
    }

    /** Returns whether the link was in use until now. */
    private boolean replace(Link link, Duration retryAfter) {
        var current = state.get();
        return current instanceof State.Connected(var own)
                && own.equals(link)
                && state.compareAndSet(current, new State.Idle(Deadline.in(retryAfter)));
    }

    private void become(State next) {
        state.updateAndGet(current -> current instanceof State.Closed ? current : next);
    }

    /** Closes the link, also one that is being made. */
    void close() {
        if (state.getAndSet(new State.Closed()) instanceof State.Connected(var link)) {
            link.close();
        }
    }
}
