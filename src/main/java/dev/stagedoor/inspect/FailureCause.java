package dev.stagedoor.inspect;

import java.util.Locale;

/** Why a message went nowhere. */
public enum FailureCause {
    /** The actor failed. */
    FAILED,
    /** The actor does not handle the message in its present state. */
    UNHANDLED,
    /** The deadline of the ask passed before the actor began it, so it was dropped. */
    DEADLINE_PASSED,
    /** The message, or the reply, reached nobody: whom it was for had stopped, or waited no longer. */
    DEAD_LETTER;

    /** Returns the name as it is in metrics and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
