package dev.stagedoor.http;

import org.junit.jupiter.api.Tag;

/** Actors that learn who sends their messages, in the same process. */
@Tag("security")
final class CallersIT extends ToldCallers {

    CallersIT() {
        super("local");
    }
}
