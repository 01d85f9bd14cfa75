package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.WorkerProperties;
import dev.stagedoor.system.worker.WorkerEnvironment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that starts a worker: this process's own once more, with options and a name of the worker's. */
final class WorkerCommand {

    private static final String JMX = "-Dcom.sun.management.";

    private final WorkerProperties properties;
    private final List<String> arguments;

    /**
     * A command.
     *
     * @param arguments the application's arguments
     */
    WorkerCommand(WorkerProperties properties, List<String> arguments) {
        this.properties = properties;
        this.arguments = List.copyOf(arguments);
    }

    /** The command for the worker of a name. */
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

    /** Properties, access to Java's insides, and agents are meant for all processes; heap, GC and debuggers are not. */
    private static boolean inherited(String option) {
        return (option.startsWith("-D") && !option.startsWith(JMX))
                || option.startsWith("--")
                || option.startsWith("-javaagent:")
                || option.equals("-XX:+IgnoreUnrecognizedVMOptions");
    }

    /** As this process was started: {@code -jar} has the jar as the whole class path. */
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
                .orElseThrow(() -> new SystemStartException("This JVM does not tell by which class it was started;"
                        + " stagedoor.system.worker.main-class has to name it"));
    }
}
