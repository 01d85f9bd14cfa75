package dev.stagedoor.system.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** Texts in a frame, in UTF-8 after their size in bytes. */
final class Texts {

    private static final int SIZE_BYTES = 4;

    private Texts() {}

    static void write(ByteBuf out, String text) {
        int begin = out.writerIndex();
        out.writeInt(0);
        ByteBufUtil.writeUtf8(out, text);
        out.setInt(begin, out.writerIndex() - begin - SIZE_BYTES);
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
        int size = in.readInt();
        if (size < 0 || size > in.readableBytes()) {
            throw new IndexOutOfBoundsException("%s bytes of %s".formatted(size, in.readableBytes()));
        }
        return size;
    }
}
