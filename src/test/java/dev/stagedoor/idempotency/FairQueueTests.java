package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FairQueueTests {

    private final FairQueue turns = new FairQueue();
    private final List<String> run = new ArrayList<>();

    private void add(String caller, String task) {
        turns.add(caller, () -> run.add(task));
    }

    @Test
    void letsEachCallerHaveOneRunInTurn() {
        add("greedy", "greedy 1");
        add("greedy", "greedy 2");
        add("greedy", "greedy 3");
        add("modest", "modest 1");

        for (int turn = 0; turn < 4; turn++) {
            turns.runNext();
        }

        assertThat(run).containsExactly("greedy 1", "modest 1", "greedy 2", "greedy 3");
    }

    @Test
    void endsFirstWhatWasBegun() {
        add("one", "begin");
        turns.addEnding(() -> run.add("end"));

        turns.runNext();

        assertThat(run).containsExactly("end");
    }

    @Test
    void runsNothingThatWasRemoved() {
        Runnable removed = () -> run.add("removed");
        turns.add("one", removed);
        add("one", "kept");

        turns.remove("one", removed);
        turns.runNext();
        turns.runNext();

        assertThat(run).containsExactly("kept");
    }
}
