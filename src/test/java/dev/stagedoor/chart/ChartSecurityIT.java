package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.Authority;
import dev.stagedoor.testkit.fixture.MountedSecret;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Gateway with the environment that the chart renders, and with Secrets as Kubernetes mounts them. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChartSecurityIT {

    private static final Authority AUTHORITY = Authority.named("servers");
    private static final String MOUNTED = "/etc/stagedoor/";

    @TempDir
    static Path folder;

    private ConfigurableApplicationContext gateway;
    private HttpClient client;

    @BeforeAll
    void start() throws GeneralSecurityException {
        AUTHORITY.lay(folder.resolve("service"), AUTHORITY.signFor("localhost"));
        keys("first");
        var gateways = Chart.render("""
                samples: { enabled: true }
                service: { tls: { existingSecret: web } }
                security:
                  clientCertificates: want
                  keysFile: { existingSecret: callers }
                  rules: [{ actors: "counter/{sub}/**" }]
                  pages: { actuator: authenticated }
                """).gateways();
        gateway = new SpringApplicationBuilder(StagedoorApplication.class)
                .environment(Environments.of(variables(gateways)))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0",
                        "--management.server.address=127.0.0.1",
                        "--stagedoor.http.drain-delay=0s",
                        "--spring.ssl.bundle.watch.file.quiet-period=100ms");
        client = newClient();
    }

    /** Leaves out what makes a member of a cluster. */
    private static Map<String, Object> variables(Workload gateways) {
        return gateways.container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .filter(variable -> !variable.getName().startsWith("STAGEDOOR_SYSTEM_"))
                .collect(Collectors.toMap(
                        EnvVar::getName, variable -> variable.getValue().replace(MOUNTED, folder + "/")));
    }

    private static void keys(String key) {
        var line = "ann:%s\n".formatted(new BCryptPasswordEncoder(4).encode(key));
        MountedSecret.write(folder.resolve("keys"), Map.of("keys", line));
    }

    private static HttpClient newClient() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @AfterAll
    void stop() {
        client.close();
        gateway.close();
    }

    private HttpResponse<String> get(HttpClient through, String uri, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(uri));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return through.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String[] credentials(String key) {
        var pair = "ann:%s".formatted(key).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    private int countOf(String id, String key) throws IOException, InterruptedException {
        return get(client, service("/actors/counter/%s/count".formatted(id)), credentials(key))
                .statusCode();
    }

    private String service(String path) {
        return "https://localhost:%s%s".formatted(gateway.getEnvironment().getProperty("local.server.port"), path);
    }

    private String actuator(String path) {
        return "http://127.0.0.1:%s%s".formatted(gateway.getEnvironment().getProperty("local.management.port"), path);
    }

    @Test
    void letsCallersDoWhatTheRulesOfTheValuesAllow() throws Exception {
        assertThat(countOf("ann", "first")).isEqualTo(200);
        assertThat(countOf("bob", "first")).isEqualTo(403);
        assertThat(get(client, service("/actors/counter/ann/count")).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup", "liveness", "readiness"})
    void answersTheKubeletWithoutTls(String probe) throws Exception {
        assertThat(get(client, actuator("/actuator/health/" + probe)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsMetricsToWhomTheValuesLetSeeThem() throws Exception {
        var metrics = actuator("/actuator/prometheus");

        assertThat(get(client, metrics).statusCode()).isEqualTo(401);
        assertThat(get(client, metrics, credentials("first")).statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheKeysOfAChangedSecret() throws Exception {
        keys("second");
        await().until(() -> countOf("ann", "second") == 200);
        assertThat(countOf("ann", "first")).isEqualTo(401);

        keys("first");
        await().until(() -> countOf("ann", "first") == 200);
    }

    @Test
    void servesTheCertificateOfAChangedSecret() {
        for (int change = 0; change < 2; change++) {
            var renewed = AUTHORITY.signFor("localhost");

            AUTHORITY.lay(folder.resolve("service"), renewed);

            await().untilAsserted(() -> assertThat(served()).isEqualTo(certificate(renewed)));
        }
    }

    private static Certificate certificate(X509Bundle bundle) {
        return bundle.getCertificate();
    }

    private Certificate served() throws Exception {
        try (var fresh = newClient()) {
            return get(fresh, service("/")).sslSession().orElseThrow().getPeerCertificates()[0];
        }
    }
}
