package dev.stagedoor.launch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the start of the executable jar. They are read before any file, so only the command line, the JVM's
 * system properties and the environment can set them.
 *
 * @param cache whether the executable jar keeps, in a folder beside itself, what makes its next start faster; takes 300
 *     MB there. It needs Linux and JDK 25 or newer
 * @param training whether the application handles a request of each kind, and then ends, so that the JVM can learn from
 *     that; for making a cache
 */
@ConfigurationProperties(prefix = "stagedoor.launch", ignoreUnknownFields = false)
record LaunchProperties(
        @DefaultValue("true") boolean cache,
        @DefaultValue("false") boolean training) {

    static final String CACHE = "stagedoor.launch.cache";
    static final String CACHE_VARIABLE = "STAGEDOOR_LAUNCH_CACHE";
    static final String TRAINING = "stagedoor.launch.training";
}
