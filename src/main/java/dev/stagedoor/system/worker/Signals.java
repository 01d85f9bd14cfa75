package dev.stagedoor.system.worker;

import java.util.List;

/** The signals that end processes in good order. */
final class Signals {

    private static final List<String> ORDERLY = List.of("TERM", "INT", "HUP");

    private Signals() {}

    /**
     * Leaves it to the gateway when this process ends: a terminal, or whoever stops a service, sends these to all processes
     * at once, and a worker must not leave before the gateway's last ask. Only {@code sun.misc.Signal} can; naming it in
     * source code is a warning that cannot be suppressed.
     */
    static void leaveToGateway() {
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
            throw new IllegalStateException("this JVM does not let signals be handled", e);
        }
    }
}
