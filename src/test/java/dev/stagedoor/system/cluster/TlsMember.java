package dev.stagedoor.system.cluster;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.system.HostAndPort;
import dev.stagedoor.system.SystemProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Actor system of a member with TLS, which looks for no others. */
final class TlsMember implements AutoCloseable {

    static final String ADDRESS = "127.0.0.1";

    private final SystemProperties properties;
    private final ActorSystem system;
    private final RotatingKeysSSLEngineProvider engines;

    /** Creates a member whose certificate is in the folder. */
    TlsMember(Path keys) {
        properties = properties(keys);
        system = ActorSystem.create(
                properties.name(),
                ConfigFactory.parseMap(ClusterSettings.of(properties))
                        .withFallback(ConfigFactory.parseString("pekko.actor.provider = cluster"))
                        .withFallback(ConfigFactory.parseResources("dev/stagedoor/system/cluster.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
        engines = new RotatingKeysSSLEngineProvider(system);
    }

    private static SystemProperties properties(Path keys) {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "stagedoor.system.base",
                        "cluster",
                        "stagedoor.system.transport",
                        "tls-tcp",
                        "stagedoor.system.cluster.host",
                        ADDRESS,
                        "stagedoor.system.cluster.hosts",
                        ADDRESS,
                        "stagedoor.system.cluster.port",
                        freePort(),
                        "stagedoor.system.cluster.management-port",
                        freePort(),
                        "stagedoor.system.cluster.tls.certificate",
                        keys.resolve("tls.crt").toString(),
                        "stagedoor.system.cluster.tls.private-key",
                        keys.resolve("tls.key").toString(),
                        "stagedoor.system.cluster.tls.authority",
                        keys.resolve("ca.crt").toString(),
                        "stagedoor.system.cluster.tls.reread-after",
                        "1s")))
                .bind("stagedoor.system", SystemProperties.class)
                .get();
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TlsMember open() {
        new TlsManagementPort(system, engines).open().toCompletableFuture().join();
        return this;
    }

    SystemProperties properties() {
        return properties;
    }

    ActorSystem system() {
        return system;
    }

    TlsContacts contacts() {
        return new TlsContacts(system, engines);
    }

    HostAndPort managementPort() {
        return new HostAndPort(ADDRESS, OptionalInt.of(port()));
    }

    int port() {
        return properties.cluster().managementPort();
    }

    @Override
    public void close() {
        TestKit.shutdownActorSystem(system);
    }
}
