package dev.stagedoor.system.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.function.Consumer;

/**
 * Layout of a frame: the length of what follows (4 bytes), the version (1), the kind (1), the number (4), and the body.
 */
final class Frame {

    /** Version of the layout of frames and of their bodies. */
    static final byte VERSION = 1;

    private static final int LENGTH_BYTES = 4;

    private Frame() {}

    /** Returns a handler that splits what a channel reads into frames, without their length. */
    static ChannelHandler splitter(int largest) {
        return new LengthFieldBasedFrameDecoder(largest, 0, LENGTH_BYTES, 0, LENGTH_BYTES);
    }

    /** Appends a frame without a body. */
    static void append(ByteBuf out, FrameKind kind, int number) {
        append(out, kind, number, nothing -> {});
    }

    /** Appends a frame. Appends nothing if its body throws. */
    static void append(ByteBuf out, FrameKind kind, int number, Consumer<ByteBuf> body) {
        int begin = out.writerIndex();
        try {
            out.writeInt(0).writeByte(VERSION).writeByte(kind.code()).writeInt(number);
            body.accept(out);
            out.setInt(begin, out.writerIndex() - begin - LENGTH_BYTES);
        } catch (RuntimeException e) {
            out.writerIndex(begin);
            throw e;
        }
    }
}
