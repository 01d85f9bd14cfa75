package dev.stagedoor.system;

import dev.stagedoor.system.wire.WireSerializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Check that the largest request fits into a message between processes. */
public final class BodyLimit {

    /** Default of {@code stagedoor.http.max-body}. */
    private static final DataSize DEFAULT_BODY = DataSize.ofMegabytes(1);

    /** Default of {@code server.netty.max-initial-line-length}. */
    private static final DataSize DEFAULT_LINE = DataSize.ofKilobytes(4);

    /** Room for the query of a URL, besides the largest message. */
    private static final DataSize LINE_ROOM = DataSize.ofBytes(WireSerializer.OVERHEAD / 2);

    private BodyLimit() {}

    /**
     * Checks the settings of a process that serves HTTP.
     *
     * @throws SystemStartException if a request can be larger than a message; names the keys and the values
     */
    public static void requireFits(Environment environment, SystemProperties properties) {
        var body = size(environment, "stagedoor.http.max-body", DEFAULT_BODY);
        var line = size(environment, "server.netty.max-initial-line-length", DEFAULT_LINE);
        long most = properties.maxMessage().toBytes();
        if (body.toBytes() > most) {
            throw new SystemStartException(
                    "stagedoor.http.max-body=%sB is larger than stagedoor.system.max-message=%sB, the largest message that travels between processes"
                            .formatted(body.toBytes(), most));
        }
        if (body.toBytes() + line.toBytes() > most + LINE_ROOM.toBytes()) {
            throw new SystemStartException(
                    "stagedoor.http.max-body=%sB and server.netty.max-initial-line-length=%sB are together larger than stagedoor.system.max-message=%sB, the largest message that travels between processes"
                            .formatted(body.toBytes(), line.toBytes(), most));
        }
    }

    private static DataSize size(Environment environment, String key, DataSize byDefault) {
        return Binder.get(environment).bind(key, DataSize.class).orElse(byDefault);
    }
}
