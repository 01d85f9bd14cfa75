package dev.stagedoor.testkit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/**
 * JUnit extension that serves one type of actor over HTTP, on a random port of the loopback address, for the tests of a
 * class. Register it in a static field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final StagedoorTest thermostat =
 *         StagedoorTest.serving(Entity.of(Thermostat.KEY, context -> Thermostat.set(20)));
 * }</pre>
 *
 * <p>The service is the whole of Stagedoor, with the base {@code local}. If SQLite is on the class path, durable actors
 * and idempotency keys are kept in a temporary file; otherwise there is no database. Auto-configurations of the
 * application are in effect, and so is its {@code application.properties}; beans of its own are not.
 *
 * <p>Pekko's clock runs by itself, and {@link #timePasses(Duration)} moves it ahead.
 *
 * <p>Tests that run at the same time may use one extension; ids of their own keep their actors apart.
 */
public final class StagedoorTest implements BeforeAllCallback, AfterAllCallback {

    /** Longer than a test waits for anything; an ask that a test waits for is bounded by its own deadline. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String URL = "spring.datasource.url";
    private static final String SQLITE = "org.sqlite.JDBC";

    private final String type;
    private final ApplicationContextInitializer<GenericApplicationContext> beans;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable ConfigurableApplicationContext service;
    private @Nullable Path folder;

    /** The class whose tests the service runs for; JUnit calls the extension for its nested classes as well. */
    private @Nullable String owner;

    private StagedoorTest(EntityTypeKey<?> key, ApplicationContextInitializer<GenericApplicationContext> beans) {
        this.type = key.name();
        this.beans = beans;
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("stagedoor.system.base", "local");
        properties.put("spring.main.banner-mode", "off");
        if (ClassUtils.isPresent(SQLITE, null)) {
            properties.put("spring.datasource.driver-class-name", SQLITE);
        } else {
            properties.put("spring.autoconfigure.exclude", DataSourceAutoConfiguration.class.getName());
        }
    }

    /** Serves the actors of an entity, from before the first test of the class until after the last. */
    public static StagedoorTest serving(Entity<?, ?> entity) {
        return new StagedoorTest(
                entity.typeKey(), context -> context.registerBean("entity", Entity.class, () -> entity));
    }

    /** Serves the actors of a type whose entity is a bean of an auto-configuration, as in a jar of actors. */
    public static StagedoorTest serving(EntityTypeKey<?> key) {
        return new StagedoorTest(key, context -> {});
    }

    /**
     * Sets a property of the service, in place of what its configuration says.
     *
     * @param key such as {@code stagedoor.http.default-wait}
     * @throws IllegalStateException if the service runs already
     */
    public StagedoorTest with(String key, Object value) {
        if (service != null) {
            throw new IllegalStateException("The service runs already: set " + key + " where the extension is created");
        }
        properties.put(key, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        if (owner != null) {
            return;
        }
        owner = tests.getUniqueId();
        if (!properties.containsKey(URL) && ClassUtils.isPresent(SQLITE, null)) {
            folder = Files.createTempDirectory("stagedoor-test");
            properties.put(URL, "jdbc:sqlite:" + folder.resolve("test.db"));
        }
        var arguments = new ArrayList<String>();
        properties.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        service = new SpringApplicationBuilder(Service.class)
                .initializers(beans)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("movableTime", Config.class, StagedoorTest::movableTime))
                .run(arguments.toArray(String[]::new));
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        if (!tests.getUniqueId().equals(owner)) {
            return;
        }
        owner = null;
        if (service != null) {
            service.close();
            service = null;
        }
        if (folder != null) {
            properties.remove(URL);
            FileSystemUtils.deleteRecursively(folder);
            folder = null;
        }
    }

    private static Config movableTime() {
        return ConfigFactory.parseMap(Map.of("pekko.scheduler.implementation", MovableScheduler.class.getName()));
    }

    /** Sends {@code GET} to an actor, as in {@code get("/hall/target")}. */
    public WebTestClient.ResponseSpec get(String path) {
        return http().get().uri(path).exchange();
    }

    /** Sends {@code POST} without a body to an actor, as in {@code post("/hall/set-target?degrees=21")}. */
    public WebTestClient.ResponseSpec post(String path) {
        return http().post().uri(path).exchange();
    }

    /**
     * Sends {@code POST} with a JSON body to an actor.
     *
     * @param body a message as the actor takes it, or a map of its components
     */
    public WebTestClient.ResponseSpec post(String path, Object body) {
        return http().post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }

    /** Returns a client whose paths begin with the id of an actor, for other methods and for headers. */
    public WebTestClient http() {
        return client("/actors/" + type);
    }

    /** Returns a client whose paths begin at the root of the service, for URLs of the author's choice. */
    public WebTestClient root() {
        return client("");
    }

    private WebTestClient client(String path) {
        var port = service().getEnvironment().getRequiredProperty("local.server.port");
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + path)
                .responseTimeout(PATIENCE)
                .build();
    }

    /**
     * Moves Pekko's clock ahead. Deadlines of asks and timers of actors that then fall due happen shortly afterwards.
     * Returns at once. Passivation of idle actors does not move: Pekko reads the system's clock for it.
     *
     * @param duration how far; not negative
     */
    public void timePasses(Duration duration) {
        MovableScheduler.of(service().getBean(ActorSystem.class)).timePasses(duration);
    }

    /**
     * Returns the application context of the service.
     *
     * @throws IllegalStateException if the service does not run
     */
    public ConfigurableApplicationContext service() {
        if (service == null) {
            throw new IllegalStateException(
                    "The service does not run: register the extension in a static field with @RegisterExtension");
        }
        return service;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}
}
