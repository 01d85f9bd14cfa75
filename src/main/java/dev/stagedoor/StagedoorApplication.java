package dev.stagedoor;

import java.lang.reflect.Proxy;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The service as the executable jar runs it. All of it is auto-configured, so an application of one's own gets it too. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StagedoorApplication {

    /** Starts the service. Once it runs, SIGTERM ends it in good order, and with exit status 0. */
    public static void main(String[] args) throws ReflectiveOperationException {
        var context = SpringApplication.run(StagedoorApplication.class, args);
        if (context instanceof WebServerApplicationContext) {
            onTermination(() -> System.exit(SpringApplication.exit(context)));
        }
    }

    /**
     * Replaces the JVM's own handling of SIGTERM, which ends with status 143 however orderly the end was. Only {@code
     * sun.misc.Signal} can; naming it in source code is a warning that cannot be suppressed.
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
