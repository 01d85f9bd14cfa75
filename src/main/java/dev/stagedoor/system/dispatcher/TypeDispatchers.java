package dev.stagedoor.system.dispatcher;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;

/** Dispatchers of actor types, one for each, so that the actors of one type never wait for a thread of another. */
public final class TypeDispatchers {

    private TypeDispatchers() {}

    /** Returns the props that select the dispatcher of a type; empty if none is configured. */
    public static Props props(String type, Config config) {
        return config.hasPath(id(type)) ? DispatcherSelector.fromConfig(id(type)) : Props.empty();
    }

    /** Returns whether the caller runs on an event loop, and so must not block. */
    public static boolean isOnEventLoop() {
        return EventLoopExecutor.isOnEventLoop();
    }

    /**
     * Takes note that the actor whose turn runs now cannot run on an event loop: its type stays on its pool from now
     * on. Does nothing if the type runs on event loops by its configuration.
     */
    public static void leaveEventLoopForGood() {
        EventLoopExecutor.leaveEventLoopForGood();
    }

    private static String id(String type) {
        return ConfigUtil.joinPath("stagedoor", "dispatcher", "type", type);
    }

    /** Returns Pekko's configuration of the dispatchers of the types, by path. */
    public static Map<String, Object> config(Collection<String> types, DispatcherProperties properties) {
        return types.stream().collect(Collectors.toMap(TypeDispatchers::id, type -> dispatcher(properties, type)));
    }

    private static Map<String, Object> dispatcher(DispatcherProperties properties, String type) {
        return Map.of(
                "type",
                "Dispatcher",
                "executor",
                EventLoopConfigurator.class.getName(),
                "run-on",
                properties.types().getOrDefault(type, properties.runOn()).key());
    }
}
