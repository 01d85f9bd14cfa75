package dev.stagedoor.system.frame;

import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.PendingAsk;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.pekko.actor.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Link from one event loop of the asking process to a process that hosts actors. What it carries waits in a queue until
 * the other process reads, and can be given up there. Safe for use by any thread.
 */
public final class Link extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    /** Number of waiting messages from which on the link refuses more. */
    static final int MOST_WAITING = 10_000;

    private enum State {
        /** Messages leave. */
        OPEN,
        /** The host gets no more requests, and answers those that it took. */
        LEAVING,
        /** The connection has ended. */
        ENDED
    }

    /** Learns when a link can no longer be used. */
    interface Listener {

        /** Handles the news that the host takes no more requests. */
        void leaving(Link link);

        /** Handles the news that the connection has ended. */
        void ended(Link link);
    }

    private final Channel channel;
    private final EventLoop loop;
    private final String host;
    private final Listener listener;
    private final Queue<OutboundMessage> waiting = new ArrayDeque<>();
    private final IntObjectMap<OutboundMessage> sent = new IntObjectHashMap<>();
    private State state = State.OPEN;
    private boolean flushing;
    private int lastNumber;
    private volatile boolean full;

    /**
     * Creates a link.
     *
     * @param host the address of the member that the link leads to
     * @param listener learns when the link can no longer be used
     */
    Link(Channel channel, String host, Listener listener) {
        this.channel = channel;
        this.loop = channel.eventLoop();
        this.host = host;
        this.listener = listener;
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
        var out = channel.alloc().buffer();
        Frame.append(out, FrameKind.WITHDRAWAL, number);
        write(out);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel tells of a failure
    private void write(ByteBuf out) {
        channel.writeAndFlush(out, channel.voidPromise());
    }

    /** Returns whether so much waits that tells are refused. */
    public boolean isFull() {
        return full;
    }

    /** Returns whether the connection has ended. */
    boolean hasEnded() {
        return channel.closeFuture().isDone();
    }

    private void add(OutboundMessage message) {
        if (state != State.OPEN) {
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
        while (state == State.OPEN && channel.isWritable() && !waiting.isEmpty()) {
            write(frames());
        }
    }

    private ByteBuf frames() {
        long most = channel.bytesBeforeUnwritable();
        var out = channel.alloc().buffer();
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
        var head = Frame.Head.read(frame);
        head.kind().ifPresent(kind -> receive(kind, head.number(), frame));
    }

    private void receive(FrameKind kind, int number, ByteBuf body) {
        if (kind == FrameKind.GOAWAY) {
            leave(number);
            return;
        }
        var message = sent.remove(number);
        if (message != null) {
            receive(kind, message, body);
        }
        closeIfDone();
    }

    private void receive(FrameKind kind, OutboundMessage message, ByteBuf body) {
        if (!(message.envelope() instanceof PendingAsk ask)) {
            message.received().run();
        } else if (kind == FrameKind.OUTCOME) {
            answer(ask, body);
        } else if (kind == FrameKind.RETURNED) {
            message.giveBack();
        }
    }

    /** Answers the ask. An outcome that only another version knows leaves it open, as if the host were silent. */
    private void answer(PendingAsk ask, ByteBuf body) {
        try {
            ask.tell(new DistantOutcome(OutcomeBody.read(body), host), ActorRef.noSender());
        } catch (RuntimeException e) {
            LOG.warn("event=outcome-unreadable type={} reason=\"{}\"", ask.type(), e.toString());
        }
    }

    /** Sends nothing more here, and closes the connection once what has left is answered. */
    void retire() {
        loop.execute(() -> leave(lastNumber));
    }

    /** Sends what the host did not take another way, and waits for the answers to the rest. */
    private void leave(int lastTaken) {
        if (state != State.OPEN) {
            return;
        }
        state = State.LEAVING;
        listener.leaving(this);
        for (int number = lastTaken + 1; number - lastNumber <= 0; number++) {
            var untaken = sent.remove(number);
            if (untaken != null) {
                untaken.giveBack();
            }
        }
        sendOtherwise();
        closeIfDone();
    }

    private void sendOtherwise() {
        var rest = List.copyOf(waiting);
        waiting.clear();
        full = false;
        rest.forEach(message -> message.otherwise().run());
    }

    private void closeIfDone() {
        if (state == State.LEAVING && sent.isEmpty()) {
            close();
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
        listener.ended(this);
        sent.values().forEach(OutboundMessage::lose);
        sent.clear();
        sendOtherwise();
    }

    /** Closes the connection; asks that left on it are answered as unreachable. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the channel is what counts
    void close() {
        channel.close();
    }
}
