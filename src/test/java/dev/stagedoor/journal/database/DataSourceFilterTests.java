package dev.stagedoor.journal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.mock.env.MockEnvironment;

final class DataSourceFilterTests {

    private static final String DATA_SOURCE = DataSourceAutoConfiguration.class.getName();

    private static final AutoConfigurationMetadata UNUSED = (AutoConfigurationMetadata) Proxy.newProxyInstance(
            DataSourceFilterTests.class.getClassLoader(),
            new Class<?>[] {AutoConfigurationMetadata.class},
            (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final ClassLoader all = Thread.currentThread().getContextClassLoader();

    private static boolean isDriver(String className) {
        return className.endsWith("Driver") || className.equals("org.sqlite.JDBC");
    }

    private static void hide(Predicate<String> hidden) {
        Thread.currentThread().setContextClassLoader(new FilteredClassLoader(hidden));
    }

    @AfterEach
    void showAll() {
        Thread.currentThread().setContextClassLoader(all);
    }

    private static boolean[] match(String... autoConfigurations) {
        var filter = new DataSourceFilter();
        filter.setEnvironment(new MockEnvironment());
        return filter.match(autoConfigurations, UNUSED);
    }

    @Test
    void leavesOutTheDataSourceWhenThereIsNoDriver() {
        hide(DataSourceFilterTests::isDriver);

        assertThat(match(DATA_SOURCE, "com.example.Other")).containsExactly(false, true);
    }

    @Test
    void keepsTheDataSourceWhenAUrlIsSet() {
        hide(DataSourceFilterTests::isDriver);
        var filter = new DataSourceFilter();
        filter.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql:stagedoor"));

        assertThat(filter.match(new String[] {DATA_SOURCE}, UNUSED)).containsExactly(true);
    }

    @Test
    void keepsTheDataSourceWhenThereIsADriver() {
        hide(name -> name.startsWith("org.sqlite."));

        assertThat(match(DATA_SOURCE)).containsExactly(true);
    }
}
