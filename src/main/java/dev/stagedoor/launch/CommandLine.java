package dev.stagedoor.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Command line of {@code java [options] -jar jar [arguments]}.
 *
 * @param options the JVM's options
 * @param jar the executable jar
 * @param arguments the application's arguments
 */
record CommandLine(List<String> options, Path jar, List<String> arguments) {

    private static final Path OWN = Path.of("/proc/self/cmdline");
    private static final String JAR = "-jar";
    private static final String LOADER = "-Dloader.";
    private static final String LOADER_PATH = "-Dloader.path=";

    /** Folder whose jars the executable jar adds by default; the same as in its manifest. */
    private static final String ACTORS = "actors/";

    /** Options for watching the JVM, which do not bear a second start, or for a cache of the user's own. */
    private static final List<String> PRECLUDING = List.of(
            "-agent", "-javaagent", "-Xdebug", "-Xlog", "-Xshare", "-XX:StartFlightRecording", "-XX:AOT", "-XX:Shared");

    /** Copies the values. */
    CommandLine {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /**
     * Returns the command line of this process; empty if the system does not tell it, or if it has an option that
     * precludes a second start.
     *
     * @param arguments what the main method got
     */
    static Optional<CommandLine> ofThisProcess(String[] arguments) {
        try {
            return parse(List.of(Files.readString(OWN).split("\0", -1)), List.of(arguments));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Parses words that end with an empty one, as each has a terminator. */
    static Optional<CommandLine> parse(List<String> words, List<String> arguments) {
        int end = words.size() - 1;
        int jar = end - arguments.size() - 1;
        if (jar < 2
                || !words.get(jar - 1).equals(JAR)
                || !words.subList(jar + 1, end).equals(arguments)) {
            return Optional.empty();
        }
        var line = new CommandLine(words.subList(1, jar - 1), Path.of(words.get(jar)), arguments);
        return line.bearsSecondStart() ? Optional.of(line) : Optional.empty();
    }

    private boolean bearsSecondStart() {
        return System.getenv().keySet().stream().noneMatch(name -> name.startsWith("LOADER_"))
                && options.stream().noneMatch(CommandLine::precludes);
    }

    private static boolean precludes(String option) {
        return PRECLUDING.stream().anyMatch(option::startsWith)
                || (option.startsWith(LOADER) && !isPlainPath(option))
                || option.startsWith("@");
    }

    /** Returns whether the option names folders and jars alone, without what Spring Boot's loader can do besides. */
    private static boolean isPlainPath(String option) {
        return option.startsWith(LOADER_PATH)
                && Stream.of("*", "${", ":", "!").noneMatch(sign -> option.contains(sign));
    }

    /** Returns the command that runs the application from the copy of its jar, with the cache if there is one. */
    List<String> runs(Class<?> application, JarCopy copy) {
        var command = new ArrayList<String>();
        command.add(Jvm.command());
        command.addAll(options);
        command.addAll(copy.cache().options());
        command.addAll(copy.options());
        command.addAll(List.of("-cp", classPath(copy), application.getName()));
        command.addAll(arguments);
        return command;
    }

    private String classPath(JarCopy copy) {
        var path = options.stream()
                .filter(option -> option.startsWith(LOADER_PATH))
                .reduce((first, last) -> last)
                .map(option -> option.substring(LOADER_PATH.length()))
                .orElse(ACTORS);
        var entries = new ArrayList<>(List.of(copy.jar().toString()));
        Stream.of(path.split(",")).map(String::strip).map(Path::of).forEach(entry -> add(entry, entries));
        return String.join(File.pathSeparator, entries);
    }

    /** Adds a jar, or a folder with its jars, as Spring Boot's loader does. */
    private static void add(Path entry, List<String> entries) {
        if (Files.exists(entry)) {
            entries.add(entry.toString());
        }
        if (Files.isDirectory(entry)) {
            entries.add(entry.resolve("*").toString());
        }
    }
}
