package dev.stagedoor.system.frame;

import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** End of a connection on which something went wrong. */
final class BrokenConnection {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenConnection.class);

    private BrokenConnection() {}

    /** Closes the connection. Logs why, unless only the other process has ended, which others report. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel is what counts
    static void close(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("event=frame-unreadable reason=\"{}\"", cause.toString());
        }
        context.close();
    }
}
