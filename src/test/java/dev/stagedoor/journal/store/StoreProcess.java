package dev.stagedoor.journal.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Process that writes events to a file until it is killed, and prints the number of each one that is acknowledged. */
final class StoreProcess {

    static final String ID = "counter|killed";

    private static final int MOST_IN_FLIGHT = 50;

    private StoreProcess() {}

    /** Starts the process: the first argument is the folder of the file, the second the number of the first event. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is printed
    public static void main(String[] arguments) throws InterruptedException {
        var store = StoreDatabase.sqlite(Path.of(arguments[0])).store();
        var inFlight = new Semaphore(MOST_IN_FLIGHT);
        for (long number = Long.parseLong(arguments[1]); true; number++) {
            inFlight.acquire();
            long written = number;
            store.writer().submit(EventTable.insert(List.of(event(number)))).whenComplete((done, failure) -> {
                System.out.println(failure == null ? Long.toString(written) : failure.toString());
                inFlight.release();
            });
        }
    }

    private static StoredEvent event(long number) {
        var bytes = Long.toString(number).getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(ID, number, 1, "writer", "", new Payload(1, "number", bytes), null, Set.of());
    }
}
