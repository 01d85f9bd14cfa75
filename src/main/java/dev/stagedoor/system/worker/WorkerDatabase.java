package dev.stagedoor.system.worker;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How a worker connects to the database: as it is configured, but where the gateway says. */
final class WorkerDatabase implements JdbcConnectionDetails {

    private final Tether tether;
    private final DataSourceProperties properties;

    WorkerDatabase(Tether tether, DataSourceProperties properties) {
        this.tether = tether;
        this.properties = properties;
    }

    @Override
    public @Nullable String getUsername() {
        var database = tether.assignment().database();
        return database == null ? properties.determineUsername() : database.username();
    }

    @Override
    public @Nullable String getPassword() {
        var database = tether.assignment().database();
        return database == null ? properties.determinePassword() : database.password();
    }

    @Override
    public String getJdbcUrl() {
        var database = tether.assignment().database();
        return database == null ? properties.determineUrl() : database.url();
    }

    @Override
    public String getDriverClassName() {
        return properties.determineDriverClassName();
    }
}
