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

    @Bean
    @Primary
    GuardedStage guardedStage(
            @Qualifier("actorStage") Stage stage,
            Protocols protocols,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            GuardProperties properties) {
        return new GuardedStage(
                stage,
                protocols.all().stream()
                        .map(Protocol::type)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                type -> new TypeGuard(
                                        stage,
                                        breakers.circuitBreaker(type),
                                        bulkheads.bulkhead(type),
                                        new ActorLimit(properties.asksPerActor())))));
    }
}
