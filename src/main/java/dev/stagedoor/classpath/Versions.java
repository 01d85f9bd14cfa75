package dev.stagedoor.classpath;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of modules that Stagedoor works with. A version that is not known is not refused. */
final class Versions {

    /** The release of Spring Boot that Stagedoor is built with. */
    static final Version SPRING_BOOT = new Version(4, 1, 0);

    /** Earlier releases at times stop reading from a connection that is kept alive (reactor-netty#4361). */
    static final Version REACTOR_NETTY = new Version(1, 3, 8);

    private static final String REACTOR_NETTY_CLASS = "reactor.netty.http.server.HttpServer";
    private static final String PEKKO_CLASS = "org.apache.pekko.actor.ActorSystem";

    /** A class of each module of Pekko that must have the version of pekko-actor. */
    private static final Map<String, String> PEKKO = pekko();

    private Versions() {}

    private static Map<String, String> pekko() {
        var classes = new LinkedHashMap<String, String>();
        classes.put("pekko-actor-typed", "org.apache.pekko.actor.typed.ActorSystem");
        classes.put("pekko-stream", "org.apache.pekko.stream.Materializer");
        classes.put("pekko-remote", "org.apache.pekko.remote.RemoteScope");
        classes.put("pekko-cluster", "org.apache.pekko.cluster.Cluster");
        classes.put("pekko-cluster-typed", "org.apache.pekko.cluster.typed.Cluster");
        classes.put("pekko-cluster-tools", "org.apache.pekko.cluster.singleton.ClusterSingletonManager");
        classes.put("pekko-cluster-sharding", "org.apache.pekko.cluster.sharding.ClusterSharding");
        classes.put("pekko-cluster-sharding-typed", "org.apache.pekko.cluster.sharding.typed.ShardingEnvelope");
        classes.put("pekko-distributed-data", "org.apache.pekko.cluster.ddata.DistributedData");
        classes.put("pekko-coordination", "org.apache.pekko.coordination.lease.LeaseSettings");
        classes.put("pekko-persistence", "org.apache.pekko.persistence.Persistence");
        classes.put("pekko-persistence-typed", "org.apache.pekko.persistence.typed.PersistenceId");
        classes.put("pekko-persistence-query", "org.apache.pekko.persistence.query.PersistenceQuery");
        classes.put("pekko-serialization-jackson", "org.apache.pekko.serialization.jackson.JacksonSerializer");
        classes.put("pekko-slf4j", "org.apache.pekko.event.slf4j.Slf4jLogger");
        return classes;
    }

    /** Returns a sentence about a Spring Boot that is too old; empty if it is not. */
    static Optional<String> springBoot(@Nullable String version) {
        return read(version)
                .filter(found -> found.compareTo(SPRING_BOOT) < 0)
                .map(found ->
                        "Stagedoor needs Spring Boot %s or newer, but the application has %s; raise the version of spring-boot-starter-parent, or of whatever manages Spring Boot."
                                .formatted(SPRING_BOOT, found));
    }

    /** Returns a sentence about a Reactor Netty that loses answers; empty if it does not. */
    static Optional<String> reactorNetty(@Nullable String version) {
        return read(version)
                .filter(found -> found.compareTo(REACTOR_NETTY) < 0)
                .map(found ->
                        "Stagedoor needs Reactor Netty %s or newer, but the application has %s, which loses answers (reactor-netty#4361); import the versions of dev.stagedoor:stagedoor as docs/dependencies.md shows."
                                .formatted(REACTOR_NETTY, found));
    }

    /**
     * Returns a sentence about modules of Pekko that differ from pekko-actor; empty if none does.
     *
     * @param modules the versions of other modules, by name
     */
    static Optional<String> pekko(@Nullable String actor, Map<String, String> modules) {
        var others = modules.entrySet().stream()
                .filter(module -> actor != null && !module.getValue().equals(actor))
                .map(module -> module.getKey() + " " + module.getValue())
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The modules of Pekko must have one version, but pekko-actor has %s, and there is %s; import the versions of dev.stagedoor:stagedoor as docs/dependencies.md shows."
                                .formatted(actor, String.join(", ", others)));
    }

    private static Optional<Version> read(@Nullable String version) {
        return Optional.ofNullable(version).flatMap(Version::read);
    }

    /** Returns a sentence about the first version on the class path that does not fit; empty if all fit. */
    static Optional<String> misfit(ClassLoader loader) {
        var modules = new LinkedHashMap<String, String>();
        PEKKO.forEach((module, name) -> {
            var version = implementation(name, loader);
            if (version != null) {
                modules.put(module, version);
            }
        });
        return List.of(
                        reactorNetty(implementation(REACTOR_NETTY_CLASS, loader)),
                        pekko(implementation(PEKKO_CLASS, loader), modules))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the version in the manifest of the jar that has the class; null if there is none. */
    private static @Nullable String implementation(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getPackage().getImplementationVersion();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
