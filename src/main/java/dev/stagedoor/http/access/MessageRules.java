package dev.stagedoor.http.access;

/** Reads the rules that authors give their messages. */
@FunctionalInterface
public interface MessageRules {

    /** Knows no rules. */
    MessageRules NONE = message -> MessageRule.NONE;

    /**
     * Returns the rule of a message.
     *
     * @param message the record of the message
     * @throws IllegalArgumentException if the rule cannot be read; the message names the record and the rule
     */
    MessageRule of(Class<?> message);
}
