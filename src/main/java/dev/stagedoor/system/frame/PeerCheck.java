package dev.stagedoor.system.frame;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Function;
import javax.net.ssl.SSLSession;
import scala.Option;

/** Check of the other process's certificate after the handshake. Nothing is read before it passed. */
final class PeerCheck extends ChannelInboundHandlerAdapter {

    private final Function<SSLSession, Option<Throwable>> objection;
    private boolean passed;

    /**
     * Creates a check.
     *
     * @param objection returns what speaks against a session, if anything
     */
    PeerCheck(Function<SSLSession, Option<Throwable>> objection) {
        this.objection = objection;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion && completion.isSuccess()) {
            check(context);
        }
        context.fireUserEventTriggered(event);
    }

    private void check(ChannelHandlerContext context) {
        var session = context.pipeline().get(SslHandler.class).engine().getSession();
        var found = objection.apply(session);
        passed = found.isEmpty();
        if (!passed) {
            context.fireExceptionCaught(found.get());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (passed) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }
}
