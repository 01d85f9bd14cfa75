package dev.stagedoor.protocol.model;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Forms that authenticated callers take in messages and on the way to other processes. Safe for use by any thread. */
public interface CallerForms {

    /** Knows callers as they are; another process learns their names only. */
    CallerForms NAMES = new CallerForms() {

        @Override
        public @Nullable Object as(Class<?> type, Principal caller) {
            return type.isInstance(caller) ? caller : null;
        }

        @Override
        public String write(Principal caller) {
            return caller.getName();
        }

        @Override
        public Principal read(String text) {
            return new Named(text);
        }
    };

    /** Caller of whom only the name is known. */
    record Named(String getName) implements Principal {}

    /**
     * Returns the caller as an instance of a type; null if the caller is not known in this form.
     *
     * @param caller the caller, as the request was authenticated
     */
    @Nullable
    Object as(Class<?> type, Principal caller);

    /** Returns the caller as a text for another process. */
    String write(Principal caller);

    /**
     * Returns the caller that {@link #write} has written.
     *
     * @throws RuntimeException of any kind if the text cannot be read
     */
    Principal read(String text);
}
