package dev.stagedoor.system.multiprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Program of a worker without actors, which reports what the test tells it to. Like a worker, it ends with its gateway.
 */
final class FakeWorker {

    private static final int FAILED = 1;

    private FakeWorker() {}

    /** Reads the life to live from the name of the actor system in the assignment. */
    public static void main(String[] arguments) throws IOException {
        try (var gateway = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("{\"report\":\"attached\"}");
            boolean up = live(Life.of(gateway.readLine()));
            for (var line = gateway.readLine(); line != null; line = gateway.readLine()) {
                if (up && line.equals("stop")) {
                    return;
                }
            }
        }
    }

    private static boolean live(Life life) {
        return switch (life) {
            case HANGS -> false;
            case FAILS -> {
                System.out.println("{\"report\":\"failed\",\"reason\":\"no luck\"}");
                System.exit(FAILED);
                yield false;
            }
            case JOINS -> {
                join();
                yield false;
            }
            case IS_UP -> {
                join();
                System.out.println("{\"report\":\"ready\"}");
                yield true;
            }
        };
    }

    private static void join() {
        var address = address(ProcessHandle.current().pid());
        System.out.println(
                "{\"report\":\"joining\",\"address\":\"" + address + "\",\"protocols\":{\"counter\":[\"get()\"]}}");
    }

    static String address(long pid) {
        return "pekko://fake@127.0.0.1:" + pid;
    }

    /** What a fake worker does after the assignment. */
    enum Life {
        HANGS,
        FAILS,
        JOINS,
        IS_UP;

        private static Life of(String assignment) {
            for (var life : values()) {
                if (assignment.contains("\"systemName\":\"" + life)) {
                    return life;
                }
            }
            throw new IllegalArgumentException(assignment);
        }
    }
}
