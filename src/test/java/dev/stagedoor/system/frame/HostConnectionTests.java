package dev.stagedoor.system.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a host answers to frames that this version does not send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostConnectionTests {

    private static final int NUMBER = 7;

    @TempDir
    private Path folder;

    private Path socket;
    private final FrameFixture fixture = new FrameFixture();
    private FrameServer server;
    private SocketChannel client;

    @BeforeEach
    void connect() throws IOException {
        socket = Files.createTempDirectory(folder, "test").resolve("socket");
        server = fixture.listen(new Endpoint.Local(socket));
        client = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        assertThat(read().get(1)).isEqualTo(FrameKind.HELLO.code());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @AfterAll
    void stopActors() {
        fixture.close();
    }

    /** Reads a frame without its length. */
    private ByteBuffer read() throws IOException {
        return read(read(Integer.BYTES).getInt());
    }

    private ByteBuffer read(int bytes) throws IOException {
        var read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            assertThat(client.read(read)).isNotNegative();
        }
        return read.flip();
    }

    private Outcome answer() throws IOException {
        var frame = read();
        assertThat(frame.get(1)).isEqualTo(FrameKind.OUTCOME.code());
        assertThat(frame.getInt(2)).isEqualTo(NUMBER);
        return OutcomeBody.read(Unpooled.wrappedBuffer(frame.position(6)));
    }

    @Test
    void refusesAKindOfFrameThatItDoesNotKnow() throws IOException {
        client.write(RawFrames.of(99, NUMBER, new byte[0]));

        assertThat(answer()).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void refusesAKindOfRequestThatItDoesNotKnow() throws IOException {
        var body = ByteBuffer.allocate(20).putLong(Long.MAX_VALUE).put((byte) 99);

        client.write(RawFrames.of(FrameKind.ASK.code(), NUMBER, body.array()));

        assertThat(answer()).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void endsTheConnectionWhenAFrameCannotBeReadAndNothingElse() throws IOException {
        client.write(RawFrames.of(FrameKind.ASK.code(), NUMBER, new byte[0]));

        assertThat(client.read(ByteBuffer.allocate(1))).isNegative();
        var links = FrameFixture.linksTo(new Endpoint.Local(socket));
        assertThat(fixture.count(fixture.link(links), "unharmed")).isEqualTo("{\"count\":1}");
        links.close();
    }
}
