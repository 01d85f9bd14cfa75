package dev.stagedoor.system.routing;

import dev.stagedoor.ask.Deadline;
import java.time.Duration;

/** State of a host, as the asking process sees it. A state decides which transitions change it. */
sealed interface HostState {

    /** Returns how long the actors cannot be reached yet; zero if they can, or if that is not known. */
    default Duration outage() {
        return switch (this) {
            case Reachable() -> Duration.ZERO;
            case Unreachable(var reachableAt) -> reachableAt.remaining();
            case Gone(var reachableAt) -> reachableAt.remaining();
            case Forgotten(var reachableAt) -> reachableAt.remaining();
        };
    }

    /** Returns whether messages for the actors can be sent: to the host, or to where its shards have moved. */
    default boolean accepts() {
        return this instanceof Reachable || this instanceof Forgotten;
    }

    /** Returns whether the process has ended. */
    default boolean isGone() {
        return this instanceof Gone || this instanceof Forgotten;
    }

    default HostState toReachable() {
        return this;
    }

    default HostState toUnreachable(Deadline until) {
        return this;
    }

    default HostState toGone(Deadline until) {
        return new Gone(until);
    }

    default HostState toForgotten() {
        return this;
    }

    /** The host answers. */
    record Reachable() implements HostState {

        @Override
        public HostState toUnreachable(Deadline until) {
            return new Unreachable(until);
        }

        @Override
        public HostState toForgotten() {
            return new Forgotten(Deadline.in(Duration.ZERO));
        }
    }

    /** The host may answer again. */
    record Unreachable(Deadline reachableAt) implements HostState {

        @Override
        public HostState toReachable() {
            return new Reachable();
        }

        @Override
        public HostState toUnreachable(Deadline until) {
            return new Unreachable(until);
        }

        @Override
        public HostState toForgotten() {
            return new Forgotten(reachableAt);
        }
    }

    /** The process has ended, but its shards cannot move yet. */
    record Gone(Deadline reachableAt) implements HostState {

        @Override
        public HostState toUnreachable(Deadline until) {
            return new Gone(until);
        }

        @Override
        public HostState toForgotten() {
            return new Forgotten(reachableAt);
        }
    }

    /** The shards of the host can move elsewhere. This is the last state. */
    record Forgotten(Deadline reachableAt) implements HostState {

        @Override
        public HostState toGone(Deadline until) {
            return this;
        }
    }
}
