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
        return properties.determineUsername();
    }

    @Override
    public @Nullable String getPassword() {
        return properties.determinePassword();
    }

    @Override
    public String getJdbcUrl() {
        var database = tether.assignment().database();
        return database == null ? properties.determineUrl() : database;
    }

    @Override
    public String getDriverClassName() {
        return properties.determineDriverClassName();
    }
}
