package dev.stagedoor.journal;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases what is persisted under an id, all of it or nothing. */
final class Erasure {

    private static final List<String> TABLES = List.of("event_journal", "snapshot", "durable_state");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Erasure(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    boolean erase(String persistenceId) {
        return Boolean.TRUE.equals(transaction.execute(status -> TABLES.stream()
                        .mapToInt(table -> jdbc.sql("DELETE FROM \"%s\" WHERE \"persistence_id\" = ?".formatted(table))
                                .param(persistenceId)
                                .update())
                        .sum()
                > 0));
    }
}
