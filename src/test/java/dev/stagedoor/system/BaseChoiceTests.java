package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.model.Protocols;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class BaseChoiceTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SystemAutoConfiguration.class))
            .withBean(Protocols.class, () -> new Protocols(List.of()));

    @Test
    void runsTheActorsInThisProcessByDefault() {
        application.run(
                context -> assertThat(context.getBean(SystemBase.class).name()).isEqualTo("local"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "multiprocess"})
    void doesNotStartWhenTheConfigurationOfTheBaseIsMissing(String base) {
        application
                .withPropertyValues("stagedoor.system.base=" + base, "stagedoor.system.cluster.hosts=localhost")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(SystemStartException.class)
                        .hasMessageContaining("stagedoor.system.base=" + base)
                        .hasMessageContaining("spring.autoconfigure.exclude"));
    }
}
