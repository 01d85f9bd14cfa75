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
    void takesOneTaskOfEachCallerInTurn() {
        add("greedy", "greedy 1");
        add("greedy", "greedy 2");
        add("greedy", "greedy 3");
        add("modest", "modest 1");

        while (!queue.isEmpty()) {
            queue.next().run();
        }

        assertThat(run).containsExactly("greedy 1", "modest 1", "greedy 2", "greedy 3");
    }

    @Test
    void countsTheTasksOfAllCallers() {
        add("one", "first");
        add("one", "second");
        add("other", "third");
        queue.next();

        assertThat(queue.size()).isEqualTo(2);
    }
}
