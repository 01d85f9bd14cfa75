package dev.stagedoor.system.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Layout of a frame: the length of what follows (4 bytes), the version (1), the kind (1), the number (4), and the body.
 */
final class Frame {

    /** Version of the layout of frames and of their bodies. */
    static final byte VERSION = 1;

    private static final int LENGTH_BYTES = 4;

    /**
     * What stands before the body.
     *
     * @param version the version of the layout
     * @param kind the kind; empty if only another version knows it
     * @param number the number
     */
    record Head(byte version, Optional<FrameKind> kind, int number) {

        /** Reads the head of a frame without its length; the body follows. */
        static Head read(ByteBuf frame) {
            byte version = frame.readByte();
            var kind = FrameKind.of(frame.readByte()).filter(known -> version == VERSION);
            return new Head(version, kind, frame.readInt());
        }
    }

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
