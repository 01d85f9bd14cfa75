package dev.stagedoor.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.http.server.reactive.HttpHandler;

/** Kinds of applications that can serve actors, and those that cannot. */
@ExtendWith(OutputCaptureExtension.class)
final class ServerAutoConfigurationTests {

    private static final AutoConfigurations CHECKS = AutoConfigurations.of(ServerAutoConfiguration.class);

    private final ReactiveWebApplicationContextRunner reactive =
            new ReactiveWebApplicationContextRunner().withConfiguration(CHECKS);
    private final ApplicationContextRunner withoutServer = new ApplicationContextRunner().withConfiguration(CHECKS);

    private static final class OtherServerFactory implements ReactiveWebServerFactory {

        @Override
        public WebServer getWebServer(HttpHandler handler) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void acceptsReactorNetty() {
        reactive.withBean(NettyReactiveWebServerFactory.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesAnotherServer() {
        reactive.withBean(OtherServerFactory.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(ClassPathException.class)
                        .hasMessageContaining("comes from OtherServerFactory"));
    }

    @Test
    void acceptsAnotherServerWhenActorsHaveNoUrls() {
        reactive.withBean(OtherServerFactory.class)
                .withPropertyValues("stagedoor.http.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void warnsWhenThereIsNoServer(CapturedOutput output) {
        withoutServer.run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("event=http-not-served");
    }

    @Test
    void saysNothingInAWorker(CapturedOutput output) {
        withoutServer
                .withPropertyValues("stagedoor.worker.name=one")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("event=http-not-served");
    }
}
