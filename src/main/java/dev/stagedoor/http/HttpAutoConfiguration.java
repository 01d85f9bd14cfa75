package dev.stagedoor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.ask.Stage;
import dev.stagedoor.ask.Workers;
import dev.stagedoor.guard.Breakers;
import dev.stagedoor.http.connection.Connections;
import dev.stagedoor.http.security.ActorPaths;
import dev.stagedoor.http.security.SecurityProblems;
import dev.stagedoor.idempotency.FirstAnswers;
import dev.stagedoor.openapi.ProblemCatalog;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.boot.webflux.autoconfigure.WebFluxProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.util.UriUtils;

/** Auto-configuration that serves the protocols over HTTP. */
@AutoConfiguration
@EnableConfigurationProperties(HttpProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class HttpAutoConfiguration {

    private static final int AFTER_WELCOME_PAGE = 2;
    private static final String SWAGGER_UI = "org.springdoc.webflux.ui.SwaggerConfig";

    @Bean
    Draining draining(
            HttpProperties properties,
            Connections connections,
            @Value("${spring.lifecycle.timeout-per-shutdown-phase:30s}") Duration longestPhase) {
        if (properties.drainDelay().compareTo(longestPhase) > 0) {
            throw new IllegalArgumentException(
                    "stagedoor.http.drain-delay=%s is longer than spring.lifecycle.timeout-per-shutdown-phase=%s, which would cut it short"
                            .formatted(properties.drainDelay(), longestPhase));
        }
        return new Draining(properties.drainDelay(), connections);
    }

    @Bean
    AskAdmission admission() {
        return new AskAdmission();
    }

    /** Trusts forwarded headers if Spring Boot does. */
    @Bean
    Callers callers(ServerProperties server, Environment environment) {
        var strategy = server.getForwardHeadersStrategy();
        var platform = CloudPlatform.getActive(environment);
        return new Callers(
                strategy == null
                        ? platform != null && platform.isUsingForwardHeaders()
                        : strategy != ForwardHeadersStrategy.NONE);
    }

    @Bean
    AskHandler askHandler(Stage stage, AskAdmission admission, Callers callers, HttpProperties properties) {
        return new AskHandler(stage, admission, callers, properties);
    }

    @Bean
    RouterFunction<ServerResponse> actorRouter(
            Protocols protocols,
            AskHandler askHandler,
            Breakers breakers,
            ObjectProvider<Workers> workers,
            ObjectProvider<FirstAnswers> answers,
            AskAdmission admission,
            Callers callers,
            HttpProperties properties,
            WebFluxProperties webFlux,
            Environment environment,
            MeterRegistry meters) {
        var keyed = new KeyedAskHandler(askHandler, admission, callers, answers.getIfAvailable());
        var body = new RequestBody(properties.maxBody().toBytes());
        var catalog = new Catalog(
                protocols, breakers, workers.getIfAvailable(), Objects.requireNonNullElse(webFlux.getBasePath(), ""));
        var largestReply = ReplyLimit.of(environment);
        var exchanges = new LinkedHashMap<String, Map<String, Endpoint>>();
        var byType = new HashMap<String, TypeResources>();
        for (var protocol : protocols.all()) {
            byType.put(
                    protocol.type(),
                    resources(
                            protocol,
                            catalog,
                            askHandler,
                            keyed,
                            body,
                            properties.erase(),
                            meters,
                            largestReply,
                            exchanges));
        }
        return new ActorRouter(
                new Resource("/actors", Map.of("GET", catalog::types)),
                byType,
                exchanges.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> new UrlTemplate(entry.getKey()),
                                entry -> new Resource(entry.getKey(), entry.getValue()))));
    }

    /** Checks the URLs of messages once all other paths are known. Not lazy, because nothing else refers to it. */
    @Bean
    @Lazy(false)
    SmartInitializingSingleton freeUrls(Protocols protocols, ObjectProvider<HandlerMapping> mappings) {
        return () -> protocols.requireFree(ServedPaths.of(mappings));
    }

    private static TypeResources resources(
            Protocol protocol,
            Catalog catalog,
            AskHandler askHandler,
            KeyedAskHandler keyed,
            RequestBody body,
            boolean erase,
            MeterRegistry meters,
            long largestReply,
            Map<String, Map<String, Endpoint>> exchanges) {
        var url = protocol.url();
        var endpoints = new TypeEndpoints(protocol.type(), askHandler, keyed);
        var messages = new HashMap<String, Map<String, Endpoint>>();
        for (var operation : protocol.operations()) {
            var timers = new AskMeters(operation, meters);
            Function<String, Endpoint> byMethod = method -> {
                boolean safe = method.equals("GET");
                var reader = new MessageReader(operation, safe, timers, largestReply);
                return deprecating(operation, new AskEndpoint(operation, reader, safe, keyed, body));
            };
            add(messages, operation.segment(), operation.method(), byMethod);
            operation.exchange().ifPresent(exchange -> add(exchanges, exchange.url(), exchange.method(), byMethod));
        }
        if (erase) {
            add(messages, "state", "DELETE", method -> endpoints::erase);
        }
        return new TypeResources(
                new Resource(
                        url, Map.of("GET", catalog.type(protocol), "POST", AcceptHeader.required(endpoints::create))),
                new Resource(url + "/{id}", Map.of("DELETE", endpoints::stop)),
                messages.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Resource(
                                        url + "/{id}/" + UriUtils.encodePathSegment(entry.getKey(), UTF_8),
                                        entry.getValue()))));
    }

    private static void add(
            Map<String, Map<String, Endpoint>> byPath,
            String path,
            String method,
            Function<String, Endpoint> byMethod) {
        byPath.computeIfAbsent(path, key -> new HashMap<>()).put(method, byMethod.apply(method));
    }

    private static Endpoint deprecating(Operation operation, Endpoint endpoint) {
        return operation
                .deprecation()
                .<Endpoint>map(deprecation -> new DeprecatedEndpoint(endpoint, deprecation, Instant.now()))
                .orElse(endpoint);
    }

    @Bean
    WebExceptionHandler stagedoorFailures() {
        return new Failures();
    }

    @Bean
    WebExceptionHandler stagedoorFallbackFailures() {
        return new FallbackFailures();
    }

    @Bean
    WebFilter unsatisfiableRanges() {
        return new UnsatisfiableRanges();
    }

    @Bean
    ProblemCatalog problemCatalog(HttpProperties properties, ObjectProvider<SecurityProblems> security) {
        return new DocumentedProblems(properties.erase(), security.getIfAvailable() != null);
    }

    @Bean
    ActorPaths actorPaths(Protocols protocols) {
        return new RoutedPaths(protocols);
    }

    /** Comes after what the application itself serves at {@code /}, including its welcome page. */
    @Bean
    RouterFunctionMapping rootRedirect(
            @Value("${springdoc.swagger-ui.path:/swagger-ui.html}") String page,
            @Value("${springdoc.swagger-ui.enabled:true}") boolean swaggerUi,
            @Value("${springdoc.api-docs.enabled:true}") boolean apiDocs) {
        boolean shown = swaggerUi && apiDocs && ClassUtils.isPresent(SWAGGER_UI, null);
        var mapping = new RouterFunctionMapping(new RootRedirect(shown ? page : "/actors").routes());
        mapping.setOrder(AFTER_WELCOME_PAGE);
        return mapping;
    }

    @Bean
    RouterFunction<ServerResponse> problemRouter() {
        return ProblemEndpoint.routes();
    }
}
