package dev.stagedoor.system.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Begin of a connection: the other process names its member, and the version of frames that it speaks. Something between
 * the two may accept connections without a host behind it, so nothing is sent before that.
 */
final class Handshake extends SimpleChannelInboundHandler<ByteBuf> {

    private static final int TIMEOUT_SECONDS = 10;

    private final String host;
    private final Function<Channel, Link> links;
    private final CompletableFuture<Link> outcome = new CompletableFuture<>();

    /**
     * Creates a handler that waits for the host.
     *
     * @param host the address of the member that has to answer
     * @param links makes the link of a channel
     */
    Handshake(String host, Function<Channel, Link> links) {
        this.host = host;
        this.links = links;
    }

    /** Returns what becomes of the connection: the link, or why there is none. */
    CompletableFuture<Link> outcome() {
        return outcome;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.pipeline().addBefore(context.name(), null, new ReadTimeoutHandler(TIMEOUT_SECONDS));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) throws IOException {
        var head = Frame.Head.read(frame);
        if (head.kind().filter(kind -> kind == FrameKind.HELLO).isEmpty()) {
            throw new IOException(
                    "it speaks version %s of frames, and not %s".formatted(head.version(), Frame.VERSION));
        }
        var member = Texts.read(frame);
        if (!member.equals(host)) {
            throw new IOException("another member listens there");
        }
        var link = links.apply(context.channel());
        context.pipeline().remove(ReadTimeoutHandler.class);
        context.pipeline().replace(this, null, link);
        outcome.complete(link);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        outcome.completeExceptionally(new IOException("the connection was closed"));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel is what counts
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        outcome.completeExceptionally(cause);
        context.close();
    }
}
