package dev.stagedoor.launch;

import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Start of the executable jar that takes a third of the time: the JVM loads classes from a copy of the jar's jars, as
 * they need not be unpacked, and with a cache of what it learned about them (JEP 483 and 515). An option of the JVM names
 * the cache, so this process is replaced by one with that option. It keeps its id, files and environment.
 */
public final class FastStart {

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

    private static boolean wantsCache(String[] arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return !"false".equalsIgnoreCase(environment.getProperty(LaunchProperties.CACHE));
    }
}
