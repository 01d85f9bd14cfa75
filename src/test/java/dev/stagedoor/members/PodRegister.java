package dev.stagedoor.members;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/** Lists pods like the API server of Kubernetes, to clients with the token of its service account. */
final class PodRegister implements AutoCloseable {

    private static final String TOKEN = "of-the-service-account";

    private final Path account;
    private final String pods;
    private final HttpsServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /**
     * Starts the server.
     *
     * @param account the folder of the service account's files, as in a pod
     * @param pods the answer, in JSON
     */
    PodRegister(Path account, String pods) throws Exception {
        this.account = Files.createDirectories(account);
        this.pods = pods;
        X509Bundle authority = new CertificateBuilder()
                .rsa2048()
                .subject("CN=kubernetes")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle own = new CertificateBuilder()
                .rsa2048()
                .subject("CN=api-server")
                .addSanIpAddress("127.0.0.1")
                .addExtendedKeyUsageServerAuth()
                .buildIssuedBy(authority);
        Files.writeString(account.resolve("ca.crt"), authority.getCertificatePEM());
        Files.writeString(account.resolve("token"), TOKEN);
        Files.writeString(account.resolve("namespace"), "theatre");
        var tls = SSLContext.getInstance("TLS");
        tls.init(own.toKeyManagerFactory().getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = (known ? pods : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Returns the URIs that were requested so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Returns the command that runs another command as in a pod. */
    List<String> pod() {
        return List.of(
                "env",
                "KUBERNETES_SERVICE_HOST=127.0.0.1",
                "KUBERNETES_SERVICE_PORT=" + server.getAddress().getPort(),
                "JAVA_TOOL_OPTIONS=-Dpekko.discovery.kubernetes-api.api-ca-path=" + account.resolve("ca.crt")
                        + " -Dpekko.discovery.kubernetes-api.api-token-path=" + account.resolve("token")
                        + " -Dpekko.discovery.kubernetes-api.pod-namespace-path=" + account.resolve("namespace"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
