package dev.stagedoor.start;

import dev.stagedoor.http.console.ConsoleProperties;
import dev.stagedoor.journal.database.DatabaseUrl;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Where the parts of a service are, as far as its settings tell before it starts. */
final class Places {

    private static final String SWAGGER_UI = "org.springdoc.webflux.ui.SwaggerConfig";
    private static final int DEFAULT_PORT = 8080;

    private final Environment environment;

    Places(Environment environment) {
        this.environment = environment;
    }

    String base() {
        return environment.getProperty("stagedoor.system.base", "local");
    }

    String url() {
        if (!isServed()) {
            return "none, because stagedoor.http.enabled is false";
        }
        return port() == 0 ? "on a free port, which the log names" : root();
    }

    String console() {
        if (!isServed() || !ConsoleProperties.isServed(environment)) {
            return "off (stagedoor.console.enabled)";
        }
        return root() + "/console";
    }

    String swaggerUi() {
        boolean shown = isServed()
                && isTrue("springdoc.swagger-ui.enabled")
                && isTrue("springdoc.api-docs.enabled")
                && ClassUtils.isPresent(SWAGGER_UI, null);
        return shown ? root() + environment.getProperty("springdoc.swagger-ui.path", "/swagger-ui.html") : "off";
    }

    String data() {
        var url = environment.getProperty("spring.datasource.url");
        return url == null ? "nowhere, because there is no spring.datasource.url" : DatabaseUrl.place(url);
    }

    private boolean isServed() {
        return isTrue("stagedoor.http.enabled");
    }

    private boolean isTrue(String key) {
        return environment.getProperty(key, Boolean.class, true);
    }

    private int port() {
        return environment.getProperty("server.port", Integer.class, DEFAULT_PORT);
    }

    private String root() {
        var path = environment.getProperty("spring.webflux.base-path", "");
        var port = port();
        return "%s://%s%s%s".formatted(isTls() ? "https" : "http", host(), port == 0 ? "" : ":" + port, path);
    }

    private boolean isTls() {
        return isTrue("server.ssl.enabled")
                && Stream.of("bundle", "certificate", "key-store")
                        .anyMatch(way -> environment.containsProperty("server.ssl." + way));
    }

    private String host() {
        return Binder.get(environment)
                .bind("server.address", InetAddress.class)
                .map(address -> address.isLoopbackAddress() || address.isAnyLocalAddress()
                        ? "localhost"
                        : address.getHostAddress())
                .orElse("localhost");
    }
}
