package dev.stagedoor.http;

import dev.stagedoor.ask.Deployment;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.ask.Workers;
import dev.stagedoor.guard.Breakers;
import dev.stagedoor.guard.rate.RateLimits;
import dev.stagedoor.http.access.MessageRules;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.ask.AskActivity;
import dev.stagedoor.http.ask.AskAdmission;
import dev.stagedoor.http.ask.AskHandler;
import dev.stagedoor.http.ask.ClaimMeters;
import dev.stagedoor.http.ask.KeyedAskHandler;
import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.connection.Connections;
import dev.stagedoor.http.connection.DrainMetrics;
import dev.stagedoor.http.connection.Draining;
import dev.stagedoor.http.endpoint.ActorAccess;
import dev.stagedoor.http.endpoint.Catalog;
import dev.stagedoor.http.endpoint.InspectEndpoints;
import dev.stagedoor.http.endpoint.MessageRoutes;
import dev.stagedoor.http.endpoint.RootRedirect;
import dev.stagedoor.http.endpoint.ServiceRoutes;
import dev.stagedoor.http.endpoint.TypeEndpoints;
import dev.stagedoor.http.inspect.ActorInspection;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.RequestBody;
import dev.stagedoor.http.routing.RoutedPaths;
import dev.stagedoor.http.routing.ServedPaths;
import dev.stagedoor.http.security.ActorPaths;
import dev.stagedoor.http.security.SecurityProblems;
import dev.stagedoor.idempotency.FirstAnswers;
import dev.stagedoor.inspect.InspectProperties;
import dev.stagedoor.inspect.JournalInspector;
import dev.stagedoor.inspect.MemoryInspector;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.openapi.Aspect;
import dev.stagedoor.openapi.AuthenticationScheme;
import dev.stagedoor.openapi.AuthenticationSchemes;
import dev.stagedoor.openapi.DocumentedProblem;
import dev.stagedoor.openapi.ProblemCatalog;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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

/** Auto-configuration that serves the protocols over HTTP. */
@AutoConfiguration(afterName = "dev.stagedoor.http.authentication.AuthenticationAutoConfiguration")
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
        // After the delay, requests may take one phase to end, and their connections another.
        var longest = properties.drainDelay().plus(longestPhase.multipliedBy(2));
        return new Draining(properties.drainDelay(), longest, connections);
    }

    @Bean
    DrainMetrics drainMetrics(Draining draining) {
        return new DrainMetrics(draining);
    }

    @Bean
    AskActivity askActivity(Protocols protocols) {
        return new AskActivity(protocols.all().stream().map(Protocol::type).collect(Collectors.toSet()));
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
        return new AskHandler(stage, admission, callers, properties.defaultWait(), properties.maxWait());
    }

    @Bean
    @ConditionalOnMissingBean
    Permissions allPermissions() {
        return Permissions.ALL;
    }

    @Bean
    @ConditionalOnMissingBean
    MessageRules noMessageRules() {
        return MessageRules.NONE;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "stagedoor.inspect.enabled", matchIfMissing = true)
    ActorInspection actorInspection(
            MemoryInspector memory,
            ProcessInspector processes,
            ObjectProvider<JournalInspector> journal,
            Breakers breakers,
            InspectProperties properties) {
        return new ActorInspection(memory, processes, journal.getIfAvailable(), breakers, properties.timeout());
    }

    @Bean
    ServiceRoutes routes(
            Protocols protocols,
            AskHandler askHandler,
            Breakers breakers,
            ObjectProvider<Workers> workers,
            ObjectProvider<FirstAnswers> answers,
            AskAdmission admission,
            HttpProperties properties,
            WebFluxProperties webFlux,
            Deployment deployment,
            MeterRegistry meters,
            AskActivity activity,
            Permissions permissions,
            RateLimits limits,
            Audit audit,
            Callers callers,
            MessageRules rules,
            ObjectProvider<ActorInspection> inspection) {
        var access = new ActorAccess(permissions, limits, audit, callers);
        var keyed = new KeyedAskHandler(askHandler, admission, answers.getIfAvailable(), new ClaimMeters(meters));
        var body = new RequestBody(properties.maxBody().toBytes());
        var basePath = Objects.requireNonNullElse(webFlux.getBasePath(), "");
        return new ServiceRoutes(
                protocols,
                new Catalog(protocols, breakers, workers.getIfAvailable(), basePath, permissions),
                new MessageRoutes(keyed, body, meters, activity, deployment.largestReply(), access, rules),
                new TypeEndpoints(askHandler, keyed, properties.erase(), access),
                inspection.stream()
                        .findFirst()
                        .map(found -> new InspectEndpoints(found, access))
                        .orElse(null),
                permissions);
    }

    @Bean
    RouterFunction<ServerResponse> actorRouter(ServiceRoutes routes) {
        return routes.actorRouter();
    }

    @Bean
    RouterFunction<ServerResponse> problemRouter(ServiceRoutes routes) {
        return routes.problemRouter();
    }

    /** Checks the URLs of messages once all other paths are known. Not lazy, because nothing else refers to it. */
    @Bean
    @Lazy(false)
    SmartInitializingSingleton freeUrls(Protocols protocols, ObjectProvider<HandlerMapping> mappings) {
        return () -> protocols.requireFree(ServedPaths.of(mappings));
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
    ProblemCatalog problemCatalog(
            ObjectProvider<SecurityProblems> security,
            RateLimits limits,
            ObjectProvider<AuthenticationSchemes> schemes) {
        boolean secured = security.getIfAvailable() != null;
        boolean limited =
                limits.any() || schemes.stream().anyMatch(known -> known.all().contains(AuthenticationScheme.KEY));
        return () -> Stream.<DocumentedProblem>of(ProblemType.values())
                .filter(problem -> secured || problem.aspect() != Aspect.SECURITY)
                .filter(problem -> limited || problem.aspect() != Aspect.RATE)
                .toList();
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
}
