package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.AccessRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of who may use the service.
 *
 * @param anonymous whether the service may listen on a network although it does not authenticate callers, because
 *     something in front of it does
 * @param keysFile a file of callers and their hashed keys, which authenticate by HTTP Basic; reread when it changes
 * @param wrongKeys how many wrong keys may come from one address in a minute before further ones are refused unseen
 * @param verifiedFor how long verified credentials count as verified; never longer than a token is valid; 0s verifies
 *     those of each request
 * @param rules what callers may do with actors; once the service authenticates callers, they may do nothing else
 * @param hiddenTypes types of actors that do not exist for callers whom no rule lets use any of them
 * @param pages who may see the pages beside actors
 */
@ConfigurationProperties(prefix = "stagedoor.security", ignoreUnknownFields = false)
record SecurityProperties(
        @DefaultValue("false") boolean anonymous,
        @Nullable Path keysFile,
        @DefaultValue("30") int wrongKeys,
        @DefaultValue("1m") Duration verifiedFor,
        @DefaultValue List<AccessRule> rules,
        @DefaultValue Set<String> hiddenTypes,
        @DefaultValue Pages pages) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Who may see each group of pages: {@code open} to everybody, {@code closed}, {@code authenticated} for every
     * authenticated caller, or a list of authorities of which a caller needs one.
     *
     * @param catalog who may see GET /actors and GET /actors/{type}
     * @param problems who may see the descriptions of problems
     * @param document who may see the OpenAPI document and Swagger UI
     * @param console who may see the live figures of the console; its empty page is open
     * @param actuator who may use the actuator, except the health of the service, which is always open
     */
    record Pages(
            @DefaultValue("closed") List<String> catalog,
            @DefaultValue("closed") List<String> problems,
            @DefaultValue("closed") List<String> document,
            @DefaultValue("closed") List<String> console,
            @DefaultValue("closed") List<String> actuator) {

        Pages {
            catalog = List.copyOf(catalog);
            problems = List.copyOf(problems);
            document = List.copyOf(document);
            console = List.copyOf(console);
            actuator = List.copyOf(actuator);
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message names the key and the value
     */
    SecurityProperties {
        if (verifiedFor.isNegative() || verifiedFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("stagedoor.security.verified-for must be from PT0S to %s, but is %s"
                    .formatted(LONGEST, verifiedFor));
        }
        if (wrongKeys < 1) {
            throw new IllegalArgumentException(
                    "stagedoor.security.wrong-keys must be at least 1, but is %s".formatted(wrongKeys));
        }
        rules = List.copyOf(rules);
        hiddenTypes = Set.copyOf(hiddenTypes);
    }
}
