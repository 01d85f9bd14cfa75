package dev.stagedoor.http.direct;

import dev.stagedoor.http.request.VerifiedCallers;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationHandler;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Conditions under which a plain ask may pass by Spring's web layer: nothing there would treat it in another way.
 */
final class DirectAskConditions {

    private static final Logger LOG = LoggerFactory.getLogger(DirectAskConditions.class);

    /** Filters that leave a plain ask as it is, or whose part the direct way does itself. */
    private static final Set<String> KNOWN_FILTERS =
            Set.of("CorsFilter", "SecurityHeaders", "TraceResponses", "UnsatisfiableRanges");

    /** Filters of Spring Security and around it, where Stagedoor configures it alone. */
    private static final Set<String> AUTHENTICATION_FILTERS = Set.of("WebFilterChainProxy", "SecurityProblems");

    /** Handlers of observations whose part the direct way does itself: those of meters and of Micrometer's spans. */
    private static final Set<String> KNOWN_HANDLERS = Set.of(
            DefaultMeterObservationHandler.class.getName(),
            "io.micrometer.tracing.handler.DefaultTracingObservationHandler",
            "io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler",
            "io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler");

    private static final String OWN_PACKAGE = "dev.stagedoor.http.";
    private static final String OBSERVATIONS = "management.observations.";

    private DirectAskConditions() {}

    static boolean hold(ApplicationContext context) {
        var obstacles = Stream.of(
                        context.getBeansOfType(WebFilter.class).entrySet().stream()
                                .filter(filter -> !isKnown(filter.getValue()))
                                .filter(filter -> !isAuthentication(filter.getValue(), context))
                                .map(Map.Entry::getKey),
                        Stream.of(context.getBeanNamesForType(ObservationHandler.class))
                                .filter(name -> !isKnown(context.getType(name))),
                        context.getBeansOfType(ServerRequestObservationConvention.class).entrySet().stream()
                                .filter(convention -> !isDefault(convention.getValue()))
                                .map(Map.Entry::getKey),
                        Stream.of(context.getBeanNamesForType(ForwardedHeaderTransformer.class)),
                        settings(context))
                .flatMap(Function.identity())
                .toList();
        if (!obstacles.isEmpty()) {
            LOG.info("event=direct-asks-off reasons={}", String.join(",", obstacles));
        }
        return obstacles.isEmpty();
    }

    private static boolean isDefault(ServerRequestObservationConvention convention) {
        return convention.getClass().equals(DefaultServerRequestObservationConvention.class);
    }

    private static boolean isKnown(@Nullable Class<?> handler) {
        return handler != null && KNOWN_HANDLERS.contains(handler.getName());
    }

    private static boolean isKnown(WebFilter filter) {
        return filter.getClass().getName().startsWith(OWN_PACKAGE)
                && KNOWN_FILTERS.contains(filter.getClass().getSimpleName());
    }

    /** Returns whether the filter verifies credentials which direct asks know once they are verified. */
    private static boolean isAuthentication(WebFilter filter, ApplicationContext context) {
        return AUTHENTICATION_FILTERS.contains(filter.getClass().getSimpleName())
                && context.getBeanNamesForType(VerifiedCallers.class).length > 0;
    }

    /** Returns the keys that change the names or the tags of Spring's meters. */
    private static Stream<String> settings(ApplicationContext context) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                ? environment.getPropertySources().stream()
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .filter(name -> name.startsWith(OBSERVATIONS))
                : Stream.empty();
    }
}
