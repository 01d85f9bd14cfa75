package dev.stagedoor.protocol.model;

import java.io.IOException;
import org.springframework.util.FastByteArrayOutputStream;

/** Output in memory that fails a write beyond a limit, so that Jackson stops serializing there. */
final class BoundedOutput extends FastByteArrayOutputStream {

    private final long largest;
    private boolean exceeded;

    BoundedOutput(long largest) {
        this.largest = largest;
    }

    /** Returns whether more was written than the limit allows. */
    boolean isExceeded() {
        return exceeded;
    }

    @Override
    public void write(int datum) throws IOException {
        require(1);
        super.write(datum);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        require(length);
        super.write(data, offset, length);
    }

    private void require(int more) throws IOException {
        if (size() + (long) more > largest) {
            exceeded = true;
            throw new IOException("more than %s bytes".formatted(largest));
        }
    }
}
