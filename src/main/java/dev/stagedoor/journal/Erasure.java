package dev.stagedoor.journal;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases everything that is persisted under an id, in one transaction. */
final class Erasure {

    private static final List<String> STATEMENTS = List.of(
            "DELETE FROM \"event_journal\" WHERE \"persistence_id\" = ?",
            "DELETE FROM \"snapshot\" WHERE \"persistence_id\" = ?",
            "DELETE FROM durable_state WHERE persistence_id = ?");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Erasure(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    boolean erase(String persistenceId) {
        return Boolean.TRUE.equals(transaction.execute(status -> STATEMENTS.stream()
                        .mapToInt(statement ->
                                jdbc.sql(statement).param(persistenceId).update())
                        .sum()
                > 0));
    }
}
