package dev.stagedoor.system.frame;

import java.util.Optional;

/** Links of the asking process to the processes that host actors. Safe for use by any thread. */
public interface Links {

    /** Links of a process that has none. */
    Links NONE = new Links() {
        @Override
        public Optional<Link> to(String host) {
            return Optional.empty();
        }

        @Override
        public void forget(String host) {
            // there is no link
        }

        @Override
        public void close() {
            // there is no link
        }
    };

    /**
     * Returns the link to a host from the current event loop; empty if there is none yet, or if the host takes no frames.
     *
     * @param host the address of its member
     */
    Optional<Link> to(String host);

    /** Closes the links to a host that has ended. */
    void forget(String host);

    /** Closes all links. */
    void close();
}
