package dev.stagedoor.http.ask;

import dev.stagedoor.protocol.model.Reply;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Limit of replies that come from actors of this process. */
public final class ReplyLimit {

    /** Default of {@code stagedoor.system.max-message}. */
    private static final DataSize DEFAULT = DataSize.ofKilobytes(1536);

    private ReplyLimit() {}

    /**
     * Returns how many bytes the JSON of a reply may have. A member of a cluster limits the replies of its own actors
     * like those that travel, so that an answer does not depend on where the actor lives.
     */
    public static long of(Environment environment) {
        return "cluster".equalsIgnoreCase(environment.getProperty("stagedoor.system.base"))
                ? Binder.get(environment)
                        .bind("stagedoor.system.max-message", DataSize.class)
                        .orElse(DEFAULT)
                        .toBytes()
                : Reply.UNLIMITED;
    }
}
