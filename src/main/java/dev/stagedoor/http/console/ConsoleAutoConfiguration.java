package dev.stagedoor.http.console;

import dev.stagedoor.guard.Breakers;
import dev.stagedoor.http.ask.AskActivity;
import dev.stagedoor.http.connection.Draining;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.inspect.ProcessReport;
import dev.stagedoor.protocol.model.Protocols;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the console. */
@AutoConfiguration(afterName = "dev.stagedoor.http.HttpAutoConfiguration")
@EnableConfigurationProperties(ConsoleProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
@Conditional(OnConsole.class)
class ConsoleAutoConfiguration {

    /**
     * Does not depend on the bean that drains the service: Spring would stop the overviews as a part of it, and take their
     * end for the end of the delay.
     */
    @Bean
    LiveOverviews liveOverviews(
            Protocols protocols,
            AskActivity activity,
            Breakers breakers,
            ProcessInspector processes,
            ObjectProvider<Draining> draining,
            ApplicationAvailability availability,
            ObjectProvider<BuildProperties> build,
            @Value("${stagedoor.system.base:local}") String base) {
        var version =
                build.stream().findFirst().map(BuildProperties::getVersion).orElse(null);
        return new LiveOverviews(new OverviewSource(
                protocols, activity, breakers, processes, service(draining, availability, version, base)));
    }

    private static Function<ProcessReport, Overview.Service> service(
            ObjectProvider<Draining> drainings,
            ApplicationAvailability availability,
            @Nullable String version,
            String base) {
        return report -> {
            var draining = drainings.getObject();
            var state = state(draining, availability);
            return new Overview.Service(
                    report.name(),
                    version,
                    base.toLowerCase(Locale.ROOT),
                    report.since(),
                    state.word(),
                    state == Overview.State.DRAINING
                            ? new Overview.Drain(
                                    Instant.ofEpochMilli(draining.begunAt()),
                                    draining.longest().toSeconds())
                            : null);
        };
    }

    private static Overview.State state(Draining draining, ApplicationAvailability availability) {
        if (draining.begunAt() != 0) {
            return Overview.State.DRAINING;
        }
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                ? Overview.State.UP
                : Overview.State.OUT_OF_SERVICE;
    }

    @Bean
    RouterFunction<ServerResponse> consoleRouter(LiveOverviews overviews) {
        return new ConsoleEndpoints(new ConsoleFiles(), overviews).router();
    }
}
