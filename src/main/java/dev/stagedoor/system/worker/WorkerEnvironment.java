package dev.stagedoor.system.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the application a worker if the property {@value #NAME} is set: no HTTP, logs as JSON on standard error, and a
 * tether. Standard output carries reports only.
 */
public final class WorkerEnvironment implements EnvironmentPostProcessor {

    /** Property that holds a worker's name; only workers have it. */
    public static final String NAME = "stagedoor.worker.name";

    /** Exit status of a worker whose tether has ended. */
    private static final int TETHER_CUT = 70;

    private static final Map<String, Object> PROPERTIES = Map.of(
            "spring.main.web-application-type", "none",
            "spring.main.banner-mode", "off",
            "spring.main.log-startup-info", "false",
            "spring.jmx.enabled", "false",
            "logging.structured.format.console", "logstash",
            "logging.file.name", "",
            "logging.file.path", "");

    /** Tells the spans of a worker from those of others; they all have the name of the application. */
    private static final String INSTANCE = "management.opentelemetry.resource-attributes[service.instance.id]";

    private final ConfigurableBootstrapContext bootstrap;

    /** Constructor that Spring Boot calls. */
    public WorkerEnvironment(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Returns whether this process is a worker. */
    public static boolean isWorker(Environment environment) {
        return environment.containsProperty(NAME);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isWorker(environment) && !bootstrap.isRegistered(Tether.class)) {
            environment.getPropertySources().addFirst(new MapPropertySource("stagedoor-worker", PROPERTIES));
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("stagedoor-worker-defaults", Map.of(INSTANCE, "${" + NAME + "}")));
            var tether = attach();
            bootstrap.register(Tether.class, InstanceSupplier.of(tether));
            bootstrap.addCloseListener(
                    event -> event.getApplicationContext().getBeanFactory().registerSingleton("workerTether", tether));
            application.addListeners((ApplicationListener<ApplicationFailedEvent>)
                    event -> tether.report(new Report.Failed(reason(event.getException()))));
        }
    }

    private static Tether attach() {
        Signals.ignore();
        var reports = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var tether = new Tether(reports, () -> Runtime.getRuntime().halt(TETHER_CUT));
        tether.watch(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        tether.report(new Report.Attached());
        return tether;
    }

    private static String reason(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
