package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackHostsTests {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(8080);

    private final LoopbackHosts hosts = new LoopbackHosts(List.of("Stage.example"));

    private static HttpRequest requestFor(String target, String host) {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        request.headers().add("Host", host);
        return request;
    }

    private Optional<ProblemType> problem(String host) {
        return hosts.problem(requestFor("/", host), LOOPBACK, new HostReader()).map(Problem::type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.",
                "app.localhost",
                "127.0.0.1",
                "127.1.2.3:80",
                "[::1]:8080",
                "stage.example",
                "STAGE.example:8080"
            })
    void allowsLoopbackNamesAndAllowedHosts(String host) {
        assertThat(problem(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                ".localhost",
                "a..localhost",
                "evillocalhost",
                "10.0.0.1",
                "[::2]",
                "127.0.0.1.nip.io"
            })
    void refusesOtherNames(String host) {
        assertThat(problem(host)).contains(ProblemType.MISDIRECTED_REQUEST);
    }

    @Test
    void checksTheHostOfTheTargetWhenItHasOne() {
        var request = requestFor("http://evil.example/actors", "localhost");

        assertThat(hosts.problem(request, LOOPBACK, new HostReader())).isPresent();
    }

    @Test
    void allowsAnyNameWhenTheServerListensOnMoreThanTheLoopback() {
        assertThat(hosts.problem(requestFor("/", "evil.example"), ANYWHERE, new HostReader()))
                .isEmpty();
    }

    @Test
    void allowsAnyNameWhenAllAreAllowed() {
        var all = new LoopbackHosts(List.of("*"));

        assertThat(all.problem(requestFor("/", "evil.example"), LOOPBACK, new HostReader()))
                .isEmpty();
    }
}
