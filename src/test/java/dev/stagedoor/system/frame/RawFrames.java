package dev.stagedoor.system.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames byte by byte, as any process can write them. */
final class RawFrames {

    private static final int HEAD = 6;

    private RawFrames() {}

    static ByteBuffer of(int kind, int number, byte[] body) {
        return of(Frame.VERSION, kind, number, body);
    }

    private static ByteBuffer of(byte version, int kind, int number, byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + HEAD + body.length)
                .putInt(HEAD + body.length)
                .put(version)
                .put((byte) kind)
                .putInt(number)
                .put(body)
                .flip();
    }

    /** Returns the first frame of a host of this version whose address is shorter than 128 bytes. */
    static ByteBuffer hello(String member) {
        return hello(Frame.VERSION, member);
    }

    /** Returns the first frame of a host whose address is shorter than 128 bytes. */
    static ByteBuffer hello(byte version, String member) {
        var text = member.getBytes(StandardCharsets.UTF_8);
        var body = ByteBuffer.allocate(1 + text.length)
                .put((byte) text.length)
                .put(text)
                .array();
        return of(version, FrameKind.HELLO.code(), 0, body);
    }
}
