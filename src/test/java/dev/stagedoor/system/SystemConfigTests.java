package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.stagedoor.system.dispatcher.DispatcherProperties;
import dev.stagedoor.system.dispatcher.RunOn;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemConfigTests {

    @TempDir
    private Path folder;

    private Config configured(String application) throws IOException {
        return configured(application, ConfigFactory.empty());
    }

    private Config configured(String application, Config beans) throws IOException {
        return configured(application, beans, Map.of());
    }

    private Config configured(String application, Config beans, Map<String, RunOn> dispatchers) throws IOException {
        Files.writeString(folder.resolve("application.conf"), application);
        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return SystemConfig.of(
                    new SystemBase.Plan("test", "local.conf", Map.of()),
                    StageFixture.properties(),
                    new DispatcherProperties(RunOn.ADAPTIVE, dispatchers),
                    List.of(),
                    null,
                    beans,
                    loader);
        }
    }

    @Test
    void leavesPersistenceToAnApplicationWithItsOwnPlugins() throws IOException {
        var config = configured("pekko.persistence.journal.plugin = \"cassandra-journal\"");

        assertThat(config.hasPath("stagedoor-events")).isFalse();
        assertThat(config.getString("pekko.persistence.journal.plugin")).isEqualTo("cassandra-journal");
    }

    @Test
    void prefersTheBeansOfTheApplicationToItsFile() throws IOException {
        var config = configured("pekko.loglevel = INFO", ConfigFactory.parseString("pekko.loglevel = DEBUG"));

        assertThat(config.getString("pekko.loglevel")).isEqualTo("DEBUG");
    }

    @Test
    void configuresAPlaceholderJournalWhenTheApplicationHasNone() throws IOException {
        var config = configured("pekko.loglevel = \"INFO\"");

        assertThat(config.getString("pekko.persistence.journal.plugin")).isEqualTo("stagedoor-events");
    }

    @Test
    void refusesADispatcherOfAnUnknownType() {
        assertThatThrownBy(() -> configured("", ConfigFactory.empty(), Map.of("countr", RunOn.EVENT_LOOP)))
                .isInstanceOf(SystemStartException.class)
                .hasMessageContaining("stagedoor.dispatcher.types.countr=event-loop");
    }
}
