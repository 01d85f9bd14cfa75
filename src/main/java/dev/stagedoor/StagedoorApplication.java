package dev.stagedoor;

import dev.stagedoor.launch.FastStart;
import java.lang.reflect.Proxy;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * Application class of the executable jar. Everything it serves is auto-configured, so your own application serves the
 * same when it depends on Stagedoor.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StagedoorApplication {

    /** Starts the service. SIGTERM then shuts it down gracefully, with exit status 0. */
    public static void main(String[] args) throws ReflectiveOperationException {
        FastStart.replaceProcess(StagedoorApplication.class, args);
        var context = SpringApplication.run(StagedoorApplication.class, args);
        if (context instanceof WebServerApplicationContext) {
            onTermination(() -> System.exit(SpringApplication.exit(context)));
        }
    }

    /**
     * Replaces the JVM's SIGTERM handler, which exits with status 143 even after a graceful shutdown. Reflection is
     * needed because javac warns about every use of {@code sun.misc.Signal}, and nothing suppresses that warning.
     */
    private static void onTermination(Runnable exit) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var exiting = Proxy.newProxyInstance(
                StagedoorApplication.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    Thread.ofPlatform().name("termination").start(exit);
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), exiting);
    }
}
