package dev.stagedoor.idempotency;

import dev.stagedoor.ask.Deployment;
import dev.stagedoor.journal.Journal;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Configures idempotency with the database of the journal, if there is one. */
@AutoConfiguration(afterName = "dev.stagedoor.journal.JournalAutoConfiguration")
@EnableConfigurationProperties(IdempotencyProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class IdempotencyAutoConfiguration {

    /** Default of {@code stagedoor.http.max-wait}. */
    private static final Duration DEFAULT_MAX_WAIT = Duration.ofMinutes(1);

    /** Longer than it takes to store the answer of a request after its deadline. */
    private static final Duration RECORDING = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnBean(Journal.class)
    AnswerThreads answerThreads() {
        return new AnswerThreads();
    }

    @Bean
    @ConditionalOnBean(Journal.class)
    FirstAnswers firstAnswers(
            Journal journal,
            AnswerThreads answerThreads,
            IdempotencyProperties properties,
            Deployment deployment,
            Environment environment) {
        var longestWait = Binder.get(environment)
                .bind("stagedoor.http.max-wait", Duration.class)
                .orElse(DEFAULT_MAX_WAIT);
        properties.requireLongEnough(longestWait);
        return new FirstAnswers(
                journal, answerThreads, properties.keepFor(), longestElsewhere(deployment, longestWait));
    }

    /** Gateways that share actors share the answers. A request runs no longer than its caller may wait. */
    private static Duration longestElsewhere(Deployment deployment, Duration longestWait) {
        return deployment.sharesActors() ? longestWait.plus(RECORDING) : Duration.ZERO;
    }

    @Bean
    @ConditionalOnBean(FirstAnswers.class)
    AnswerSweeper answerSweeper(FirstAnswers answers, IdempotencyProperties properties) {
        return AnswerSweeper.start(answers, properties.keepFor());
    }
}
