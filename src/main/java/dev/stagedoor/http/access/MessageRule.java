package dev.stagedoor.http.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Rule of a message's author about who may send it. Safe for use by any thread. */
@FunctionalInterface
public interface MessageRule {

    /** Lets everybody send the message. */
    MessageRule NONE = (caller, id, message) -> true;

    /**
     * Returns whether the caller may send the message.
     *
     * @param caller the authenticated caller; null if nobody authenticated it
     * @param id the actor's id
     * @param message the message; whom to reply to is a placeholder
     */
    boolean allows(@Nullable Principal caller, String id, Object message);
}
