package dev.stagedoor.system.frame;

import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.Returned;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Link from one event loop of the asking process to a process that hosts actors. What it carries waits in a queue until
 * the other process reads, and can be given up there. Safe for use by any thread.
 */
public final class Link extends SimpleChannelInboundHandler<ByteBuf> {

    /** Number of waiting messages from which on the link refuses more. */
    static final int MOST_WAITING = 10_000;

    private enum State {
        CONNECTING,
        OPEN,
        ENDED
    }

    private final EventLoop loop;
    private final String host;
    private final Consumer<Link> onEnd;
    private final Queue<OutboundMessage> waiting = new ArrayDeque<>();
    private final IntObjectMap<OutboundMessage> sent = new IntObjectHashMap<>();
    private State state = State.CONNECTING;
    private @Nullable Channel channel;
    private boolean flushing;
    private int lastNumber;
    private volatile boolean full;

    /**
     * Creates a link that is not connected yet.
     *
     * @param host the address of the member that the link leads to
     * @param onEnd called once when the link has ended
     */
    Link(EventLoop loop, String host, Consumer<Link> onEnd) {
        this.loop = loop;
        this.host = host;
        this.onEnd = onEnd;
    }

    /**
     * Connects to the socket. What is sent meanwhile waits.
     *
     * @param largest how many bytes a frame may have
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the listener has the result
    void connect(Path path, int largest) {
        Sockets.client(loop, path)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connecting) {
                        connecting.pipeline().addLast(Frame.splitter(largest), Link.this);
                    }
                })
                .connect()
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        open(connected.channel());
                    } else {
                        end();
                    }
                });
    }

    private void open(Channel opened) {
        channel = opened;
        state = State.OPEN;
        flushSoon();
    }

    /** Sends an ask or a tell. */
    public void send(OutboundMessage message) {
        if (loop.inEventLoop()) {
            add(message);
        } else {
            loop.execute(() -> add(message));
        }
    }

    /** Withdraws an ask that has left. An actor that has not begun it never will. */
    public void withdraw(PendingAsk ask) {
        loop.execute(() -> {
            for (var entry : sent.entries()) {
                if (entry.value().carries(ask)) {
                    withdraw(entry.key());
                    return;
                }
            }
        });
    }

    private void withdraw(int number) {
        var open = channel;
        if (open != null) {
            var out = open.alloc().buffer();
            Frame.append(out, FrameKind.WITHDRAWAL, number);
            write(open, out);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel tells of a failure
    private static void write(Channel open, ByteBuf out) {
        open.writeAndFlush(out, open.voidPromise());
    }

    /** Returns whether so much waits that tells are refused. */
    public boolean isFull() {
        return full;
    }

    private void add(OutboundMessage message) {
        if (state == State.ENDED) {
            message.otherwise().run();
            return;
        }
        if (waiting.size() >= MOST_WAITING && message.refuse()) {
            return;
        }
        waiting.add(message);
        full = waiting.size() >= MOST_WAITING;
        flushSoon();
    }

    private void flushSoon() {
        if (state == State.OPEN && !flushing) {
            flushing = true;
            loop.execute(this::flush);
        }
    }

    /** Writes what waits, in as few writes as the channel's high-water mark allows; the rest waits until it is writable. */
    private void flush() {
        flushing = false;
        var open = channel;
        while (state == State.OPEN && open != null && open.isWritable() && !waiting.isEmpty()) {
            write(open, frames(open));
        }
    }

    private ByteBuf frames(Channel open) {
        long most = open.bytesBeforeUnwritable();
        var out = open.alloc().buffer();
        while (!waiting.isEmpty() && out.readableBytes() < most) {
            append(out, waiting.remove());
        }
        full = waiting.size() >= MOST_WAITING;
        return out;
    }

    private void append(ByteBuf out, OutboundMessage message) {
        if (message.envelope().send()) {
            int number = ++lastNumber;
            sent.put(number, message);
            Frame.append(
                    out, message.kind(), number, body -> RequestBody.write(body, message.id(), message.envelope()));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        byte version = frame.readByte();
        byte code = frame.readByte();
        var message = sent.remove(frame.readInt());
        if (version != Frame.VERSION || message == null) {
            return;
        }
        FrameKind.of(code).ifPresent(kind -> receive(kind, message, frame));
    }

    private void receive(FrameKind kind, OutboundMessage message, ByteBuf body) {
        if (!(message.envelope() instanceof PendingAsk ask)) {
            message.received().run();
        } else if (kind == FrameKind.OUTCOME) {
            ask.tell(new DistantOutcome(OutcomeBody.read(body), host), ActorRef.noSender());
        } else if (kind == FrameKind.RETURNED) {
            ask.tell(new Returned(), ActorRef.noSender());
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        flushSoon();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        BrokenConnection.close(context, cause);
    }

    private void end() {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        onEnd.accept(this);
        sent.values().forEach(OutboundMessage::lose);
        sent.clear();
        waiting.forEach(message -> message.otherwise().run());
        waiting.clear();
    }

    /** Closes the connection; asks that left on it are answered as unreachable. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel is what counts
    void close() {
        loop.execute(() -> {
            if (channel != null) {
                channel.close(channel.voidPromise());
            }
        });
    }
}
