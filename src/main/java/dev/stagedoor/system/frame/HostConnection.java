package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connection of an asking process to this one, which hosts actors. A frame that cannot be read ends it. */
final class HostConnection extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Outcome UNKNOWN = new Outcome.Rejected(
            "The process that hosts the actor is of another version, and cannot read the request.");

    private final HostedAsks hostedAsks;
    private final IntObjectMap<FramedAsk> asks = new IntObjectHashMap<>();
    private @Nullable Outbox outbox;

    HostConnection(HostedAsks hostedAsks) {
        this.hostedAsks = hostedAsks;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        outbox = new Outbox(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        byte version = frame.readByte();
        byte code = frame.readByte();
        int number = frame.readInt();
        var kind = FrameKind.of(code);
        if (version != Frame.VERSION || kind.isEmpty()) {
            write(context, out -> writeOutcome(out, number, UNKNOWN));
            return;
        }
        switch (kind.get()) {
            case ASK -> ask(context, number, RequestBody.read(frame));
            case TELL -> {
                hostedAsks.tell(RequestBody.read(frame));
                write(context, out -> Frame.append(out, FrameKind.RECEIPT, number));
            }
            case WITHDRAWAL -> {
                var withdrawn = asks.get(number);
                if (withdrawn != null) {
                    withdrawn.giveUp();
                }
            }
            case OUTCOME, RETURNED, RECEIPT -> write(context, out -> writeOutcome(out, number, UNKNOWN));
        }
    }

    private void ask(ChannelHandlerContext context, int number, RequestBody body) {
        hostedAsks
                .ask(
                        body,
                        outcome -> answer(context, number, out -> writeOutcome(out, number, outcome)),
                        () -> answer(context, number, out -> Frame.append(out, FrameKind.RETURNED, number)))
                .filter(ask -> !ask.outcome().isDone())
                .ifPresent(ask -> asks.put(number, ask));
    }

    private static void writeOutcome(ByteBuf out, int number, Outcome outcome) {
        Frame.append(out, FrameKind.OUTCOME, number, body -> OutcomeBody.write(body, outcome));
    }

    private void answer(ChannelHandlerContext context, int number, Consumer<ByteBuf> frame) {
        if (context.executor().inEventLoop()) {
            asks.remove(number);
            write(context, frame);
        } else {
            context.executor().execute(() -> answer(context, number, frame));
        }
    }

    private void write(ChannelHandlerContext context, Consumer<ByteBuf> frame) {
        if (outbox != null && context.channel().isActive()) {
            outbox.add(frame);
        }
    }

    /** Gives up what the asking process no longer waits for. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        asks.values().forEach(FramedAsk::giveUp);
        asks.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        BrokenConnection.close(context, cause);
    }
}
