package dev.stagedoor.journal.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Process that writes events to a file until it is killed, and prints the number of each one that is acknowledged. */
final class StoreProcess {

    static final String ID = "counter|killed";

    private StoreProcess() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments the folder of the file, the number of the first event, and how many events to have in flight
     */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is printed
    public static void main(String[] arguments) throws InterruptedException {
        var store = StoreDatabase.sqlite(Path.of(arguments[0])).store();
        var inFlight = new Semaphore(Integer.parseInt(arguments[2]));
        for (long number = Long.parseLong(arguments[1]); true; number++) {
            inFlight.acquire();
            long written = number;
            store.write(EventTable.insert(List.of(event(number)), null)).whenComplete((done, failure) -> {
                System.out.println(failure == null ? Long.toString(written) : failure.toString());
                inFlight.release();
            });
        }
    }

    private static StoredEvent event(long number) {
        var bytes = Long.toString(number).getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(ID, number, 1, "writer", "", new Payload(1, "number", bytes), null, Set.of());
    }

    /** Returns the command line that starts the process. */
    static List<String> command(Path folder, long first, int inFlight) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                folder.toString(),
                Long.toString(first),
                Integer.toString(inFlight));
    }
}
