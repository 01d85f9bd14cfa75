package dev.stagedoor.system.entity;

import org.springframework.core.NestedExceptionUtils;

/** Refusal of Reactor to wait on an event loop, as by {@code Mono.block()}. */
final class RefusedBlock {

    private static final String THROWERS = "reactor.core.publisher.Blocking";

    private RefusedBlock() {}

    /** Returns whether the failure, or what caused it, is such a refusal. */
    static boolean isCauseOf(Throwable failure) {
        var stack = NestedExceptionUtils.getMostSpecificCause(failure).getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith(THROWERS);
    }
}
