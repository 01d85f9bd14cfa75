package dev.stagedoor.system.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Frames that leave in one write at the end of a turn of the event loop. For use by the thread of the event loop. */
final class Outbox {

    private static final int INITIAL_BYTES = 8 * 1024;

    private final Channel channel;
    private @Nullable ByteBuf pending;

    Outbox(Channel channel) {
        this.channel = channel;
    }

    /** Adds what the action writes to the frames that leave. */
    void add(Consumer<ByteBuf> action) {
        if (pending == null) {
            pending = channel.alloc().buffer(INITIAL_BYTES);
            channel.eventLoop().execute(this::flush);
        }
        action.accept(pending);
    }

    /** Lets them leave now. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel tells of a failure
    void flush() {
        var full = pending;
        pending = null;
        if (full != null) {
            channel.writeAndFlush(full, channel.voidPromise());
        }
    }
}
