package dev.stagedoor.http.console;

import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Whether the console is served, before its settings are bound. */
public final class ConsoleSetting {

    private ConsoleSetting() {}

    /** Returns whether the console is enabled; if the settings do not say, whether the service listens on loopback only. */
    public static boolean isEnabled(Environment environment) {
        var binder = Binder.get(environment);
        return binder.bind("stagedoor.console.enabled", Boolean.class)
                .orElseGet(() -> binder.bind("server.address", InetAddress.class)
                        .map(InetAddress::isLoopbackAddress)
                        .orElse(false));
    }
}
