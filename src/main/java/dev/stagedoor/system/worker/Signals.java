package dev.stagedoor.system.worker;

import java.util.List;

/** Signals that ask a process to end: SIGTERM, SIGINT and SIGHUP. */
final class Signals {

    private static final List<String> ORDERLY = List.of("TERM", "INT", "HUP");

    private Signals() {}

    /**
     * Ignores the signals. Terminals and service managers send them to all processes at once, but a worker has to run
     * until the gateway's last ask. Only {@code sun.misc.Signal} can ignore signals; reflection avoids a compiler
     * warning that cannot be suppressed.
     */
    static void ignore() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var handle = signal.getMethod("handle", signal, handler);
            for (var name : ORDERLY) {
                handle.invoke(
                        null,
                        signal.getConstructor(String.class).newInstance(name),
                        handler.getField("SIG_IGN").get(null));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not support signal handlers", e);
        }
    }
}
