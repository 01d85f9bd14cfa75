package dev.stagedoor.system.failure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pekko.actor.ActorPath;
import scala.jdk.javaapi.CollectionConverters;

/** Address of the actor that Pekko's sharding keeps at a path: {@code /system/sharding/{type}/{shard}/{id}}. */
record EntityPath(String type, String id) {

    private static final String FOLDER = "/system/sharding/";
    private static final int TYPE = 2;
    private static final int ID = 4;

    /** Returns the address of the actor at the path, or of the one that the path is below; empty if there is none. */
    static Optional<EntityPath> of(ActorPath path) {
        if (!path.toStringWithoutAddress().startsWith(FOLDER)) {
            return Optional.empty();
        }
        var names = CollectionConverters.asJava(path.elements().toSeq());
        return names.size() > ID
                ? Optional.of(new EntityPath(decoded(names.get(TYPE)), decoded(names.get(ID))))
                : Optional.empty();
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }
}
