package dev.stagedoor.http.console;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Settings of the console.
 *
 * @param enabled whether /console is served; by default only if the service listens on loopback
 */
@ConfigurationProperties(prefix = "stagedoor.console", ignoreUnknownFields = false)
public record ConsoleProperties(@Nullable Boolean enabled) {

    /** Returns whether the settings let the console be served, before they are bound. */
    public static boolean isServed(Environment settings) {
        var binder = Binder.get(settings);
        return binder.bind("stagedoor.console.enabled", Boolean.class)
                .orElseGet(() -> binder.bind("server.address", InetAddress.class)
                        .map(InetAddress::isLoopbackAddress)
                        .orElse(false));
    }
}
