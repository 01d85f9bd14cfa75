package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deployment;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.wire.ProtocolCodec;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class BaseChoiceTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SystemAutoConfiguration.class))
            .withBean(Protocols.class, () -> new Protocols(List.of()))
            .withBean(RecentFailures.class, () -> new RecentFailures(0, List.of()));

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

    @Test
    void limitsRepliesOnlyWhenGatewaysShareTheActors() {
        application
                .withPropertyValues("stagedoor.system.max-message=2MB")
                .run(context -> assertThat(context.getBean(Deployment.class)).isEqualTo(Deployment.alone()));
        application
                .withPropertyValues("stagedoor.system.max-message=2MB")
                .withBean(SystemBase.class, SharedBase::new)
                .run(context ->
                        assertThat(context.getBean(Deployment.class)).isEqualTo(new Deployment(true, 2 * 1024 * 1024)));
    }

    private static final class SharedBase implements SystemBase {

        @Override
        public String name() {
            return "shared";
        }

        @Override
        public boolean sharesActors() {
            return true;
        }

        @Override
        public Plan plan(Protocols protocols, @Nullable Journal journal) {
            return new Plan("shared", "local.conf", Map.of());
        }

        @Override
        public void join(ActorSystem<Void> system, ProtocolCodec codec) {
            new LocalBase("shared").join(system, codec);
        }
    }
}
