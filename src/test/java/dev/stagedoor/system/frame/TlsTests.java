package dev.stagedoor.system.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.testkit.fixture.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.event.MarkerLoggingAdapter;
import org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Frames over TCP with TLS, between processes whose certificates differ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
final class TlsTests {

    private static final String ADDRESS = "127.0.0.1";
    private static final Authority AUTHORITY = Authority.named("theatre");

    private final FrameFixture fixture = new FrameFixture();
    private Path folder;
    private int port;
    private FrameServer server;
    private Links links = Links.NONE;

    @BeforeAll
    void listen(@TempDir Path keys) throws IOException {
        folder = keys;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = fixture.listen(endpoint(AUTHORITY.issue(folder.resolve("host"))));
    }

    @AfterEach
    void closeLinks() {
        links.close();
    }

    @AfterAll
    void close() {
        server.close();
        fixture.close();
    }

    private Endpoint endpoint(Path keys) {
        var config = ConfigFactory.parseMap(Map.of(
                        "cert-file", keys.resolve("tls.crt").toString(),
                        "key-file", keys.resolve("tls.key").toString(),
                        "ca-cert-file", keys.resolve("ca.crt").toString()))
                .withFallback(
                        fixture.system().settings().config().getConfig("pekko.remote.artery.ssl.rotating-keys-engine"));
        var system = (ExtendedActorSystem) Adapter.toClassic(fixture.system());
        var log = new MarkerLoggingAdapter(system.eventStream(), "test", TlsTests.class, system.logFilter());
        return new Endpoint.Remote(ADDRESS, port, new Tls(new RotatingKeysSSLEngineProvider(config, log)));
    }

    @Test
    void carryAsksBetweenMembersOfOneAuthority() {
        links = FrameFixture.linksTo(endpoint(AUTHORITY.issue(folder.resolve("member"))));

        assertThat(fixture.count(fixture.link(links), "encrypted")).isEqualTo("{\"count\":1}");
    }

    @Test
    void refuseAProcessWhoseCertificateAnotherAuthoritySigned(CapturedOutput output) {
        links = FrameFixture.linksTo(endpoint(Authority.named("circus").issue(folder.resolve("circus"))));

        assertThat(links.to(fixture.host())).isEmpty();

        Awaitility.await().until(() -> output.getOut().contains("event=link-failed endpoint=127.0.0.1:" + port));
        assertThat(links.to(fixture.host())).isEmpty();
    }

    @Test
    void refuseAProcessWhoseCertificateHasAnotherName(CapturedOutput output) {
        links = FrameFixture.linksTo(endpoint(AUTHORITY.lay(folder.resolve("usher"), AUTHORITY.signFor("usher"))));

        assertThat(links.to(fixture.host())).isEmpty();

        Awaitility.await().until(() -> output.getOut().contains("event=link-failed endpoint=127.0.0.1:" + port));
        assertThat(links.to(fixture.host())).isEmpty();
    }

    @Test
    void answerNothingToAProcessWithoutACertificate() throws IOException {
        try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            stranger.getOutputStream()
                    .write(RawFrames.of(FrameKind.ASK.code(), 1, new byte[100]).array());

            assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(fixture.host());
        }
    }
}
