package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FairQueueTests {

    private final FairQueue queue = new FairQueue();
    private final List<String> run = new ArrayList<>();

    private void add(String caller, String task) {
        queue.add(caller, () -> run.add(task));
    }

    @Test
    void runsOneTaskOfEachCallerInTurn() {
        add("greedy", "greedy 1");
        add("greedy", "greedy 2");
        add("greedy", "greedy 3");
        add("modest", "modest 1");

        for (int turn = 0; turn < 4; turn++) {
            queue.runNext();
        }

        assertThat(run).containsExactly("greedy 1", "modest 1", "greedy 2", "greedy 3");
    }

    @Test
    void runsEndingTasksFirst() {
        add("one", "begin");
        queue.addEnding(() -> run.add("end"));

        queue.runNext();

        assertThat(run).containsExactly("end");
    }

    @Test
    void skipsRemovedTasks() {
        Runnable removed = () -> run.add("removed");
        queue.add("one", removed);
        add("one", "kept");

        queue.remove("one", removed);
        queue.runNext();
        queue.runNext();

        assertThat(run).containsExactly("kept");
    }
}
