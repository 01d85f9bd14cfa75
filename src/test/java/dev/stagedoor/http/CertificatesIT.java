package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.Authority;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Service whose callers authenticate by certificates. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CertificatesIT {

    private static final Authority CALLERS = Authority.named("callers");

    private ConfigurableApplicationContext service;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var own = Authority.named("servers").signFor("localhost");
        var certificate = Files.writeString(folder.resolve("tls.crt"), own.getCertificatePEM());
        var key = Files.writeString(folder.resolve("tls.key"), own.getPrivateKeyPEM());
        var callers = Files.writeString(folder.resolve("ca.crt"), CALLERS.certificate());
        service = new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=certificates")
                .properties("spring.ssl.bundle.pem.gateway.keystore.certificate=" + certificate)
                .properties("spring.ssl.bundle.pem.gateway.keystore.private-key=" + key)
                .properties("spring.ssl.bundle.pem.gateway.truststore.certificate=" + callers)
                .properties("server.ssl.bundle=gateway", "server.ssl.client-auth=want")
                .properties("stagedoor.security.rules[0].actors=counter/{sub}/**")
                .run();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Presents its certificate to every server, whichever authorities that trusts. */
    private static final class Only extends X509ExtendedKeyManager {

        private final X509Bundle bundle;

        Only(X509Bundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {"only"};
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return "only";
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return "only";
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("a client");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return bundle.getCertificatePath();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return bundle.getKeyPair().getPrivate();
        }
    }

    private HttpResponse<String> get(String path, Optional<X509Bundle> caller)
            throws IOException, GeneralSecurityException, InterruptedException {
        var context = SSLContext.getInstance("TLS");
        context.init(
                caller.isPresent() ? new KeyManager[] {new Only(caller.get())} : new KeyManager[0],
                InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
                null);
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var port = service.getEnvironment().getRequiredProperty("local.server.port");
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:%s%s".formatted(port, path)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void knowsACallerByTheNameInItsCertificate() throws Exception {
        var ann = Optional.of(CALLERS.signFor("ann"));

        assertThat(get("/actors/counter/ann/count", ann).statusCode()).isEqualTo(200);
        assertThat(get("/actors/counter/bob/count", ann).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesACallerWithoutACertificate() throws Exception {
        assertThat(get("/actors/counter/ann/count", Optional.empty()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsTheConnectionOfACallerWhoseCertificateAnotherAuthoritySigned() {
        var stranger = Optional.of(Authority.named("strangers").signFor("ann"));

        assertThatIOException().isThrownBy(() -> get("/actors/counter/ann/count", stranger));
    }
}
