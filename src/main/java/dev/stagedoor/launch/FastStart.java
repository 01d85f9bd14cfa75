package dev.stagedoor.launch;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Start of the executable jar that takes a third of the time: the JVM takes classes from a copy of the jar's jars, which
 * need not be unpacked, and from a cache that has them loaded and linked (JEP 483). An option of the JVM names the cache,
 * so this process is replaced by one with that option. It keeps its id, files and environment.
 */
public final class FastStart {

    private static final String ARGUMENT = "--" + LaunchProperties.CACHE + "=";

    private FastStart() {}

    /**
     * Replaces this process, or returns if that is of no use: if it does not run the executable jar, on Linux, by JDK 25
     * or newer; if a debugger or an agent watches it; if the folder of the jar cannot be written to; or if
     * {@code stagedoor.launch.cache} is false.
     *
     * @param application the class whose main method runs
     */
    public static void replaceProcess(Class<?> application, String[] arguments) {
        if (!isExecutableJar(application) || !wantsCache(arguments)) {
            return;
        }
        CommandLine.ofThisProcess(arguments)
                .flatMap(line -> JarCopy.of(line.jar()).map(copy -> line.runs(application, copy)))
                .ifPresent(ProcessImage::replace);
    }

    private static boolean isExecutableJar(Class<?> application) {
        return Runtime.version().feature() >= StartCache.OLDEST_JDK
                && application
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()
                        .startsWith("jar:nested:");
    }

    /** Reads the setting without Spring, whose environment takes as long to load as the rest of this. */
    private static boolean wantsCache(String[] arguments) {
        return Stream.of(
                        argument(arguments),
                        System.getProperty(LaunchProperties.CACHE),
                        System.getenv(LaunchProperties.CACHE_VARIABLE))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> !value.equalsIgnoreCase("false"))
                .orElse(true);
    }

    private static @Nullable String argument(String[] arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(ARGUMENT))
                .findFirst()
                .map(argument -> argument.substring(ARGUMENT.length()))
                .orElse(null);
    }
}
