package dev.stagedoor.http;

import org.junit.jupiter.api.Tag;

/** Actors that learn who sends their messages, in worker processes. */
@Tag("security")
final class WorkerCallersIT extends ToldCallers {

    WorkerCallersIT() {
        super("multiprocess");
    }
}
