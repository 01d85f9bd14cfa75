package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Connection to the service that sends arbitrary bytes. A read waits for {@link Requests#PATIENCE} at most. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(Math.toIntExact(Requests.PATIENCE.toMillis()));
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the text in UTF-8. */
    RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the sending side of the connection. */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the next answer with its body; skips interim answers of status 102. */
    Answered read() {
        var answered = read(true);
        while (answered.status() == 102) {
            answered = read(true);
        }
        return answered;
    }

    /** Returns the next answer, which has no body whatever its Content-Length is. */
    Answered readHead() {
        return read(false);
    }

    private Answered read(boolean withBody) {
        try {
            var status = Integer.parseInt(line().split(" ", 3)[1]);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (var line = line(); !line.isEmpty(); line = line()) {
                var colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            var length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
            return new Answered(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("the connection was closed within an answer");
            }
            line.write(letter);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    /** Asserts that the service has closed the connection, or closes it soon. */
    void assertClosed() {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (SocketException reset) {
            // a reset closes the connection, too: the service left bytes unread
            assertThat(reset).hasMessageContaining("reset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the service closes the connection; fails if it does not. */
    void assertEnds() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
