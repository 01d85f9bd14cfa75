package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Failures of an author's code outside the actors. */
@SpringBootTest(
        classes = {StagedoorApplication.class, ServiceFailureIT.Faulty.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stagedoor.system.name=failure")
final class ServiceFailureIT {

    /** Constraint whose validator fails. */
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = BrokenValidator.class)
    public @interface Broken {

        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Validator that fails on every value. */
    public static final class BrokenValidator implements ConstraintValidator<Broken, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            throw new IllegalStateException("broken");
        }
    }

    /** Protocol with that constraint. */
    public record Say(@Broken String what) {}

    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Faulty {

        @Bean
        Entity<Say, ShardingEnvelope<Say>> parrot() {
            return Entity.of(EntityTypeKey.create(Say.class, "parrot"), context -> Behaviors.empty());
        }

        @GetMapping("/own")
        String own() {
            throw new IllegalStateException("own");
        }
    }

    @LocalServerPort
    private int port;

    @Test
    void answersWithAProblemWhenTheCodeOfAMessageFails() {
        var answered = new Requests(port).postJson("/actors/parrot/polly/say", "{\"what\":\"hello\"}");

        var problem = answered.problem(500, "/problems/service-failed");
        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
    }

    @Test
    void leavesFailuresOfOtherEndpointsToTheApplication() {
        var answered = new Requests(port).get("/own");

        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.header("content-type")).contains("application/json");
    }
}
