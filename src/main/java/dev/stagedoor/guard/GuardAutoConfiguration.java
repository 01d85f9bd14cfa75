package dev.stagedoor.guard;

import dev.stagedoor.ask.Stage;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.tracing.Tracing;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Configures the guards in front of the stage. */
@AutoConfiguration
@EnableConfigurationProperties(GuardProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class GuardAutoConfiguration {

    /** Name of the Resilience4j configuration that the breakers of single actors use. */
    private static final String ACTOR_CONFIGURATION = "actor";

    @Bean
    @Primary
    GuardedStage guardedStage(
            @Qualifier("actorStage") Stage stage,
            Protocols protocols,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            GuardProperties properties,
            ObjectProvider<Tracing> tracing) {
        var actorConfig = breakers.getConfiguration(ACTOR_CONFIGURATION).orElseGet(breakers::getDefaultConfig);
        return new GuardedStage(
                stage,
                tracing.getIfAvailable(() -> Tracing.NONE),
                protocols.all().stream()
                        .map(Protocol::type)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                type -> new TypeGuard(
                                        stage,
                                        breakers.circuitBreaker(type),
                                        actorConfig,
                                        bulkheads.bulkhead(type),
                                        properties))));
    }

    @Bean
    GuardMetrics guardMetrics(GuardedStage stage) {
        return new GuardMetrics(stage);
    }
}
