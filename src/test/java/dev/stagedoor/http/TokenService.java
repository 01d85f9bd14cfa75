package dev.stagedoor.http;

import dev.stagedoor.StagedoorApplication;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Service that authenticates callers by tokens, with the issuer of these. */
final class TokenService implements AutoCloseable {

    private final TokenIssuer issuer = new TokenIssuer();
    private final ConfigurableApplicationContext service;
    private final Requests requests;

    /**
     * Starts the service with the samples.
     *
     * @param settings further settings, such as {@code stagedoor.http.erase=true}
     */
    TokenService(String... settings) {
        this(List.of(), Stream.concat(Stream.of("stagedoor.samples.enabled=true"), Stream.of(settings)));
    }

    /**
     * Starts the service with actors, and without the samples unless the settings have them.
     *
     * @param settings further settings
     */
    TokenService(Class<?> actors, String... settings) {
        this(List.of(actors), Stream.concat(Stream.of("actors=" + actors.getName()), Stream.of(settings)));
    }

    private TokenService(List<Class<?>> actors, Stream<String> settings) {
        var sources = Stream.concat(Stream.of(StagedoorApplication.class), actors.stream())
                .toArray(Class<?>[]::new);
        var all = Stream.concat(
                Stream.of(
                        "server.port=0",
                        "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + issuer.keys(),
                        "spring.security.oauth2.resourceserver.jwt.audiences=" + TokenIssuer.AUDIENCE),
                settings);
        service = SpringApplication.run(
                sources, all.map(setting -> "--" + setting).toArray(String[]::new));
        requests = new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    TokenIssuer issuer() {
        return issuer;
    }

    Requests requests() {
        return requests;
    }

    <T> T bean(String name, Class<T> type) {
        return service.getBean(name, type);
    }

    @Override
    public void close() {
        service.close();
        issuer.close();
    }
}
