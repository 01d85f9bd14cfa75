package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.netty.util.concurrent.Future;
import java.util.function.Consumer;

/** Connection of an asking process to this one, which hosts actors. A frame that cannot be read ends it. */
final class HostConnection extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Outcome UNKNOWN = new Outcome.Rejected(
            "The process that hosts the actor is of another version, and cannot read the request.");

    private final Channel channel;
    private final String member;
    private final HostedAsks hostedAsks;
    private final IntObjectMap<FramedAsk> asks = new IntObjectHashMap<>();
    private final Outbox outbox;
    private boolean leaving;
    private int lastTaken;

    /**
     * Creates the connection of an accepted channel.
     *
     * @param member the address of this process's member
     */
    HostConnection(Channel channel, String member, HostedAsks hostedAsks) {
        this.channel = channel;
        this.member = member;
        this.hostedAsks = hostedAsks;
        this.outbox = new Outbox(channel);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        outbox.add(out -> Frame.append(out, FrameKind.HELLO, 0, body -> Texts.write(body, member)));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        var head = Frame.Head.read(frame);
        head.kind().ifPresentOrElse(kind -> receive(kind, head.number(), frame), () -> refuse(head.number()));
    }

    private void receive(FrameKind kind, int number, ByteBuf frame) {
        switch (kind) {
            case ASK, TELL -> take(kind, number, frame);
            case WITHDRAWAL -> {
                var withdrawn = asks.get(number);
                if (withdrawn != null) {
                    withdrawn.giveUp();
                }
            }
            case OUTCOME, RETURNED, RECEIPT, HELLO, GOAWAY -> refuse(number);
        }
    }

    private void take(FrameKind kind, int number, ByteBuf frame) {
        if (leaving) {
            return;
        }
        lastTaken = number;
        var body = RequestBody.read(frame);
        if (body.isEmpty()) {
            refuse(number);
        } else if (kind == FrameKind.ASK) {
            ask(number, body.get());
        } else {
            hostedAsks.tell(body.get());
            write(out -> Frame.append(out, FrameKind.RECEIPT, number));
        }
    }

    private void ask(int number, RequestBody body) {
        hostedAsks
                .ask(
                        body,
                        outcome -> answer(number, out -> writeOutcome(out, number, outcome)),
                        () -> answer(number, out -> Frame.append(out, FrameKind.RETURNED, number)))
                .filter(ask -> !ask.outcome().isDone())
                .ifPresent(ask -> asks.put(number, ask));
    }

    private void refuse(int number) {
        write(out -> writeOutcome(out, number, UNKNOWN));
    }

    private static void writeOutcome(ByteBuf out, int number, Outcome outcome) {
        Frame.append(out, FrameKind.OUTCOME, number, body -> OutcomeBody.write(body, outcome));
    }

    private void answer(int number, Consumer<ByteBuf> frame) {
        if (channel.eventLoop().inEventLoop()) {
            asks.remove(number);
            write(frame);
        } else {
            channel.eventLoop().execute(() -> answer(number, frame));
        }
    }

    private void write(Consumer<ByteBuf> frame) {
        if (channel.isActive()) {
            outbox.add(frame);
        }
    }

    /** Takes no more requests, and says so. Those that it took are answered. Returns when that is so. */
    Future<?> leave() {
        return channel.eventLoop().submit(() -> {
            if (!leaving) {
                leaving = true;
                write(out -> Frame.append(out, FrameKind.GOAWAY, lastTaken));
            }
        });
    }

    /** Closes the connection once what is answered has left; returns when that is done. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel is what counts
    Future<?> close() {
        channel.eventLoop().execute(() -> {
            outbox.flush();
            channel.close();
        });
        return channel.closeFuture();
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
