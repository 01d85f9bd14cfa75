package dev.stagedoor.http;

import dev.stagedoor.ask.Deployment;
import dev.stagedoor.guard.rate.RateLimits;
import dev.stagedoor.http.access.MessageRules;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.ask.AskActivity;
import dev.stagedoor.http.ask.AskHandler;
import dev.stagedoor.http.ask.AskMeters;
import dev.stagedoor.http.ask.MessageReader;
import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.direct.DirectAskRoute;
import dev.stagedoor.http.direct.DirectAsks;
import dev.stagedoor.http.direct.DirectCallers;
import dev.stagedoor.http.direct.DirectUrls;
import dev.stagedoor.http.direct.RequestTimers;
import dev.stagedoor.http.limit.CallerLimit;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.VerifiedCallers;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.boot.webflux.autoconfigure.WebFluxProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/** Auto-configuration of the faster way for plain asks. */
@AutoConfiguration(after = HttpAutoConfiguration.class)
@ConditionalOnBean(AskHandler.class)
@ConditionalOnBooleanProperty(name = "stagedoor.http.direct-asks", matchIfMissing = true)
class DirectAskAutoConfiguration {

    /** Before the check of URLs, which a direct ask passes. */
    private static final int ORDER = -10;

    /** The server is created before the beans that answer asks, so the route looks for them at the first request. */
    @Bean
    @Order(ORDER)
    NettyRouteProvider directAskRoute(ObjectProvider<DirectAsks> directAsks, ApplicationContext context) {
        return routes -> {
            var route = new DirectAskRoute(directAsks, context);
            return routes.route(route::serves, route::handle);
        };
    }

    @Bean
    @Lazy
    DirectAsks directAsks(
            Protocols protocols,
            AskHandler askHandler,
            Callers callers,
            HttpProperties properties,
            WebFluxProperties webFlux,
            Deployment deployment,
            MeterRegistry meters,
            AskActivity activity,
            ObjectProvider<VerifiedCallers> verified,
            Permissions permissions,
            RateLimits limits,
            Audit audit,
            MessageRules rules,
            ObjectProvider<Tracing> tracing) {
        var basePath = Objects.requireNonNullElse(webFlux.getBasePath(), "");
        var urls = new DirectUrls(
                basePath,
                protocols.operations().toList(),
                (operation, method, path) -> new DirectUrls.Target(
                        method,
                        path,
                        basePath + path,
                        new MessageReader(
                                operation,
                                method,
                                new AskMeters(operation, meters, activity),
                                deployment.largestReply(),
                                rules),
                        new RequestTimers(meters, method, basePath + path),
                        CallerLimit.of(operation.type(), limits)));
        return new DirectAsks(
                urls,
                askHandler,
                callers,
                new DirectCallers(verified.getIfAvailable(), permissions),
                audit,
                tracing.getIfAvailable(() -> Tracing.NONE),
                properties.maxBody().toBytes());
    }
}
