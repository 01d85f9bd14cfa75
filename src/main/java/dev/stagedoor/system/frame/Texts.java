package dev.stagedoor.system.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/**
 * Texts in a frame, in UTF-8 after their size. A size takes one byte up to 127, so that many short texts take no more
 * room than they took in the request: 7 bits in each byte, the lowest first, and the highest bit says that more follow.
 */
final class Texts {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Texts() {}

    static void write(ByteBuf out, String text) {
        writeSize(out, ByteBufUtil.utf8Bytes(text));
        ByteBufUtil.writeUtf8(out, text);
    }

    static void writeSize(ByteBuf out, int size) {
        int rest = size;
        while (rest >= MORE) {
            out.writeByte(rest | MORE);
            rest >>>= BITS;
        }
        out.writeByte(rest);
    }

    static String read(ByteBuf in) {
        return in.readCharSequence(readSize(in), StandardCharsets.UTF_8).toString();
    }

    /**
     * Reads how many bytes, or how many parts of at least one byte, follow.
     *
     * @throws IndexOutOfBoundsException if the frame does not have so many
     */
    static int readSize(ByteBuf in) {
        long size = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            size |= (long) (next & (MORE - 1)) << shift;
            shift += BITS;
        } while (next >= MORE && shift < Integer.SIZE);
        if (size > in.readableBytes()) {
            throw new IndexOutOfBoundsException("%s bytes of %s".formatted(size, in.readableBytes()));
        }
        return (int) size;
    }
}
