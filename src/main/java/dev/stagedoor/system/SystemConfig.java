package dev.stagedoor.system;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.serialization.ActorSerializer;
import dev.stagedoor.system.dispatcher.DispatcherProperties;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of Pekko: required settings first, then those of the application (system properties,
 * beans, {@code application.conf}), then defaults that suit the base better than Pekko's.
 */
final class SystemConfig {

    private SystemConfig() {}

    /**
     * Creates the configuration.
     *
     * @param beans what the application configures by beans
     * @throws SystemStartException if a dispatcher is configured for a type that does not exist
     */
    static Config of(
            SystemBase.Plan plan,
            SystemProperties properties,
            DispatcherProperties dispatchers,
            Collection<Protocol> protocols,
            @Nullable Journal journal,
            Config beans,
            ClassLoader classLoader) {
        var types = protocols.stream().map(Protocol::type).collect(Collectors.toCollection(TreeSet::new));
        requireTypes(dispatchers, types);
        var application = ConfigFactory.defaultOverrides(classLoader)
                .withFallback(beans)
                .withFallback(ConfigFactory.defaultApplication(classLoader));
        return ConfigFactory.parseMap(required(properties, protocols))
                .withFallback(ConfigFactory.parseMap(plan.required()))
                .withFallback(ConfigFactory.parseMap(TypeDispatchers.config(types, dispatchers)))
                .withFallback(application)
                .withFallback(ConfigFactory.parseResources(classLoader, "dev/stagedoor/system/" + plan.defaults()))
                .withFallback(persistence(journal, application, classLoader))
                .withFallback(ConfigFactory.defaultReference(classLoader))
                .resolve();
    }

    private static void requireTypes(DispatcherProperties dispatchers, Set<String> types) {
        dispatchers.types().forEach((type, runOn) -> {
            if (!types.contains(type)) {
                throw new SystemStartException(
                        "stagedoor.dispatcher.types.%s=%s is not the setting of an actor type; the types are: %s"
                                .formatted(type, runOn.key(), String.join(", ", types)));
            }
        });
    }

    /** An application without a data source may persist elsewhere, with plugins of its own. */
    private static Config persistence(@Nullable Journal journal, Config application, ClassLoader classLoader) {
        return journal == null && application.hasPath("pekko.persistence")
                ? ConfigFactory.empty()
                : ConfigFactory.parseResources(classLoader, Journal.config(journal));
    }

    private static Map<String, Object> required(SystemProperties properties, Collection<Protocol> protocols) {
        var values = new HashMap<String, Object>();
        values.put("pekko.actor.provider", "cluster");
        values.put("pekko.cluster.sharding.number-of-shards", properties.shards());
        if (properties.passivateAfter().isZero()) {
            values.put("pekko.cluster.sharding.passivation.strategy", "none");
        } else {
            values.put(
                    "pekko.cluster.sharding.passivation.default-idle-strategy.idle-entity.timeout",
                    properties.passivateAfter());
        }
        protocols.stream()
                .flatMap(SystemConfig::serialized)
                .distinct()
                .forEach(type -> values.put(
                        "pekko.actor.serialization-bindings.\"" + type.getName() + "\"", ActorSerializer.NAME));
        return values;
    }

    private static Stream<Class<?>> serialized(Protocol protocol) {
        var replies = protocol.operations().stream()
                .map(operation -> operation.reply().map(Reply::type))
                .flatMap(Optional::stream)
                .<Class<?>>map(type -> type.getRawClass())
                .filter(type -> type.isRecord() || type.isSealed());
        return Stream.concat(Stream.of(protocol.messageClass()), replies);
    }
}
