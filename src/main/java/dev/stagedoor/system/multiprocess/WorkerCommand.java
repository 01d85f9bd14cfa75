package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.WorkerProperties;
import dev.stagedoor.system.worker.WorkerEnvironment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command line that starts a worker: that of this process, with JVM options and a name for the worker. */
final class WorkerCommand {

    private static final String JMX = "-Dcom.sun.management.";

    private final WorkerProperties properties;
    private final List<String> arguments;

    /**
     * Creates the command.
     *
     * @param arguments the application's arguments
     */
    WorkerCommand(WorkerProperties properties, List<String> arguments) {
        this.properties = properties;
        this.arguments = List.copyOf(arguments);
    }

    /** Returns the command line for the worker with the name. */
    List<String> line(String worker) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(WorkerCommand::inherited)
                .forEach(line::add);
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.addAll(properties.options());
        line.add("-D" + WorkerEnvironment.NAME + "=" + worker);
        line.addAll(program());
        line.addAll(arguments);
        return line;
    }

    /**
     * Workers inherit system properties, access to JDK internals, agents and the JVM's cache; they do not inherit heap, GC
     * and debugger options.
     */
    private static boolean inherited(String option) {
        return (option.startsWith("-D") && !option.startsWith(JMX))
                || option.startsWith("--")
                || option.startsWith("-javaagent:")
                || option.startsWith("-XX:AOTCache=")
                || option.startsWith("-Xlog:aot=")
                || option.equals("-XX:+IgnoreUnrecognizedVMOptions");
    }

    /** Returns how this process was started; with {@code -jar}, the jar is the whole class path. */
    private List<String> program() {
        var classPath = System.getProperty("java.class.path");
        var command = System.getProperty("sun.java.command", "");
        if (!properties.mainClass().isEmpty()) {
            return List.of("-cp", classPath, properties.mainClass());
        }
        if (command.equals(classPath) || command.startsWith(classPath + " ")) {
            return List.of("-jar", classPath);
        }
        return Stream.of(command.split(" ", 2))
                .filter(main -> !main.isEmpty())
                .findFirst()
                .map(main -> List.of("-cp", classPath, main))
                .orElseThrow(() -> new SystemStartException("This JVM does not tell which class it was started by;"
                        + " set stagedoor.system.worker.main-class"));
    }
}
