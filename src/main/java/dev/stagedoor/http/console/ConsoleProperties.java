package dev.stagedoor.http.console;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the console.
 *
 * @param enabled whether /console is served; by default only if the service listens on loopback
 */
@ConfigurationProperties(prefix = "stagedoor.console", ignoreUnknownFields = false)
record ConsoleProperties(@Nullable Boolean enabled) {}
