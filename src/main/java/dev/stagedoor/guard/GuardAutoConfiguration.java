package dev.stagedoor.guard;

import dev.stagedoor.ask.Stage;
import dev.stagedoor.protocol.Protocol;
import dev.stagedoor.protocol.Protocols;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts the guards in front of the stage. */
@AutoConfiguration
@EnableConfigurationProperties(GuardProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class GuardAutoConfiguration {

    /** The name of Resilience4j's configuration for the breakers of single actors. */
    private static final String OF_ACTORS = "actor";

    @Bean
    @Primary
    GuardedStage guardedStage(
            @Qualifier("actorStage") Stage stage,
            Protocols protocols,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            GuardProperties properties) {
        var ofActors = breakers.getConfiguration(OF_ACTORS).orElseGet(breakers::getDefaultConfig);
        return new GuardedStage(
                stage,
                protocols.all().stream()
                        .map(Protocol::type)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                type -> new TypeGuard(
                                        stage,
                                        breakers.circuitBreaker(type),
                                        ofActors,
                                        bulkheads.bulkhead(type),
                                        properties))));
    }

    @Bean
    GuardMetrics guardMetrics(GuardedStage stage) {
        return new GuardMetrics(stage);
    }
}
