package dev.stagedoor.contract;

import dev.stagedoor.StagedoorApplication;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/** Running service with the document that it serves and a connection to it. */
final class ContractService implements AutoCloseable {

    /** The largest body that the service reads, in bytes. */
    static final int MAX_BODY = 100_000;

    private final ReactiveWebServerApplicationContext context;
    private final Wire wire;
    private final ApiDocument document;

    private ContractService(ReactiveWebServerApplicationContext context) {
        this.context = context;
        this.wire = new Wire(Objects.requireNonNull(context.getWebServer()).getPort());
        this.document = new ApiDocument(get("/v3/api-docs").body());
    }

    /**
     * Starts a service.
     *
     * @param name the name of the actor system; unique in this JVM
     * @param configurations classes that configure actors; the samples run if there are none
     */
    static ContractService start(String name, Class<?>... configurations) {
        return start(name, true, configurations);
    }

    /** Starts a service with the samples, all of whose requests go through Spring. */
    static ContractService withoutDirectAsks(String name) {
        return start(name, false);
    }

    private static ContractService start(String name, boolean directAsks, Class<?>... configurations) {
        var sources = Stream.concat(Stream.of(StagedoorApplication.class), Stream.of(configurations))
                .toArray(Class<?>[]::new);
        return new ContractService((ReactiveWebServerApplicationContext) SpringApplication.run(sources, new String[] {
            "--actors=" + Stream.of(configurations).map(Class::getName).collect(Collectors.joining(",")),
            "--server.port=0",
            "--stagedoor.system.name=" + name,
            "--stagedoor.http.direct-asks=" + directAsks,
            "--stagedoor.http.max-body=" + MAX_BODY + "B",
            "--stagedoor.samples.enabled=" + (configurations.length == 0),
            // operations that fail on purpose must fail every time, and not open a breaker
            "--resilience4j.circuitbreaker.instances.stunt.minimum-number-of-calls=1000000",
            "--resilience4j.circuitbreaker.configs.actor.sliding-window-size=1000",
            "--resilience4j.circuitbreaker.configs.actor.minimum-number-of-calls=1000",
            "--spring.main.banner-mode=off"
        }));
    }

    String url() {
        return "http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    ApiDocument document() {
        return document;
    }

    Received send(Sent request) {
        return wire.exchange(request.bytes(), request.operation().method().equals("HEAD"));
    }

    /** Sends a request that is not in the document. */
    Received send(String method, String target) {
        return wire.exchange(
                "%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(method, target)
                        .getBytes(StandardCharsets.UTF_8),
                method.equals("HEAD"));
    }

    private Received get(String target) {
        return send("GET", target);
    }

    @Override
    public void close() {
        wire.close();
        context.close();
    }
}
