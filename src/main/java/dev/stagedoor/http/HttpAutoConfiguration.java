package dev.stagedoor.http;

import dev.stagedoor.ask.Stage;
import dev.stagedoor.guard.Breakers;
import dev.stagedoor.openapi.ProblemCatalog;
import dev.stagedoor.protocol.Protocol;
import dev.stagedoor.protocol.Protocols;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebExceptionHandler;

/** Serves the protocols over HTTP. */
@AutoConfiguration
@EnableConfigurationProperties(HttpProperties.class)
class HttpAutoConfiguration {

    @Bean
    Doors doors() {
        return new Doors();
    }

    @Bean
    RouterFunction<ServerResponse> actorRouter(
            Protocols protocols,
            Stage stage,
            Breakers breakers,
            Doors doors,
            HttpProperties properties,
            MeterRegistry meters) {
        var asking = new Asking(stage, doors, properties);
        var body = new RequestBody(properties.maxBody().toBytes());
        var catalog = new Catalog(protocols, breakers);
        var exchanges = new LinkedHashMap<String, Map<String, Endpoint>>();
        var byType = new HashMap<String, TypeResources>();
        for (var protocol : protocols.all()) {
            byType.put(protocol.type(), resources(protocol, catalog, asking, body, meters, exchanges));
        }
        return new ActorRouter(
                new Resource("/actors", Map.of("GET", catalog::types)),
                byType,
                exchanges.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> new UrlTemplate(entry.getKey()),
                                entry -> new Resource(entry.getKey(), entry.getValue()))));
    }

    private static TypeResources resources(
            Protocol protocol,
            Catalog catalog,
            Asking asking,
            RequestBody body,
            MeterRegistry meters,
            Map<String, Map<String, Endpoint>> exchanges) {
        var url = "/actors/" + protocol.type();
        var endpoints = new TypeEndpoints(protocol.type(), asking);
        var messages = new HashMap<String, Map<String, Endpoint>>();
        for (var operation : protocol.operations()) {
            var timers = new AskMeters(operation, meters);
            add(
                    messages,
                    operation.segment(),
                    operation.method(),
                    new AskEndpoint(operation, operation.method(), asking, body, timers));
            operation
                    .exchange()
                    .ifPresent(exchange -> add(
                            exchanges,
                            exchange.url(),
                            exchange.method(),
                            new AskEndpoint(operation, exchange.method(), asking, body, timers)));
        }
        return new TypeResources(
                new Resource(
                        url, Map.of("GET", catalog.type(protocol), "POST", Acceptance.required(endpoints::create))),
                new Resource(url + "/{id}", Map.of("DELETE", endpoints::stop)),
                messages.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Resource(url + "/{id}/" + entry.getKey(), entry.getValue()))));
    }

    private static void add(Map<String, Map<String, Endpoint>> byPath, String path, String method, Endpoint endpoint) {
        byPath.computeIfAbsent(path, key -> new HashMap<>()).put(method, endpoint);
    }

    /** Goes before Spring, which answers what it cannot parse with nothing but a status. */
    @Bean
    NettyRouteProvider malformedUrls() {
        return MalformedUrls::route;
    }

    @Bean
    WebExceptionHandler unknownPaths() {
        return new UnknownPaths();
    }

    @Bean
    ProblemCatalog problemCatalog() {
        return new DocumentedProblems();
    }

    @Bean
    RouterFunction<ServerResponse> problemRouter() {
        return ProblemEndpoint.routes();
    }
}
