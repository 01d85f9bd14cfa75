package dev.stagedoor.journal;

import dev.stagedoor.journal.database.AwaitedDatabase;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Configures the backup of an embedded database, if an operator allows it. */
@AutoConfiguration(after = JournalAutoConfiguration.class)
@ConditionalOnBean(Journal.class)
class BackupAutoConfiguration {

    /** Returns no endpoint for a database with a server, which has its own way to back it up. */
    @Bean
    @ConditionalOnAvailableEndpoint
    @Nullable
    BackupEndpoint backupEndpoint(DataSource dataSource, AwaitedDatabase database) {
        return database.file().map(file -> new BackupEndpoint(dataSource, file)).orElse(null);
    }
}
