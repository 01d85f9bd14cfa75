package dev.stagedoor.idempotency;

import dev.stagedoor.journal.Journal;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Keeps answers in the database of the journal, where there is one. */
@AutoConfiguration(afterName = "dev.stagedoor.journal.JournalAutoConfiguration")
@EnableConfigurationProperties(IdempotencyProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class IdempotencyAutoConfiguration {

    /** As {@code stagedoor.http} has it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** How far the clocks of two members may differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnBean(Journal.class)
    BlockingWork answerWork() {
        return new BlockingWork();
    }

    /** Needs the journal, which brings the schema about. */
    @Bean
    @ConditionalOnBean(Journal.class)
    FirstAnswers firstAnswers(
            DataSource dataSource, Journal journal, BlockingWork answerWork, Environment environment) {
        return new FirstAnswers(dataSource, answerWork, longestElsewhere(environment));
    }

    /** Members of a cluster have one database; a request runs no longer than its caller may wait. */
    private static Duration longestElsewhere(Environment environment) {
        if (!"cluster".equalsIgnoreCase(environment.getProperty("stagedoor.system.base"))) {
            return Duration.ZERO;
        }
        var longestWait = Binder.get(environment)
                .bind("stagedoor.http.max-wait", Duration.class)
                .orElse(LONGEST_WAIT);
        return longestWait.plus(CLOCKS);
    }

    @Bean
    @ConditionalOnBean(FirstAnswers.class)
    AnswerSweeper answerSweeper(FirstAnswers answers, IdempotencyProperties properties) {
        return AnswerSweeper.start(answers, properties.keepFor());
    }
}
