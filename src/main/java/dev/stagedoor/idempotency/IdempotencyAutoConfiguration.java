package dev.stagedoor.idempotency;

import dev.stagedoor.journal.Journal;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Keeps answers in the database of the journal, where there is one. */
@AutoConfiguration(afterName = "dev.stagedoor.journal.JournalAutoConfiguration")
@EnableConfigurationProperties(IdempotencyProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class IdempotencyAutoConfiguration {

    @Bean
    @ConditionalOnBean(Journal.class)
    BlockingWork answerWork() {
        return new BlockingWork();
    }

    /** Needs the journal, which brings the schema about. */
    @Bean
    @ConditionalOnBean(Journal.class)
    FirstAnswers firstAnswers(DataSource dataSource, Journal journal, BlockingWork answerWork) {
        return new FirstAnswers(dataSource, answerWork);
    }

    @Bean
    @ConditionalOnBean(FirstAnswers.class)
    AnswerSweeper answerSweeper(FirstAnswers answers, IdempotencyProperties properties) {
        return AnswerSweeper.start(answers, properties.keepFor());
    }
}
