package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

/** Timeouts by the clock of the channel, which each test advances. */
final class ReadTimeoutsTests {

    private static final Duration HEADER = Duration.ofSeconds(10);
    private static final Duration BODY = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final AtomicInteger unanswered = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void open() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(NettyPipeline.HttpCodec, new HttpServerCodec())
                .addLast(new ReadTimeouts(new ConnectionProperties(HEADER, BODY, IDLE, List.of()), unanswered::get));
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    /** Returns the problem of the last message that passed the handler, if the handler refused it. */
    private Optional<ProblemType> problem() {
        Optional<ProblemType> last = Optional.empty();
        for (HttpObject message = channel.readInbound(); message != null; message = channel.readInbound()) {
            last = message.decoderResult().cause() instanceof RefusedRequest refused
                    ? Optional.of(refused.problem().type())
                    : Optional.empty();
            ReferenceCountUtil.release(message);
        }
        return last;
    }

    @Test
    void closesAConnectionThatSendsNothing() {
        pass(IDLE.minusMillis(1));
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofMillis(1));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionThatIsIdleAfterItsLastRequest() {
        pass(IDLE.dividedBy(2));
        receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        pass(IDLE.minusMillis(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofMillis(1));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void keepsAConnectionWithAnUnansweredRequest() {
        receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        unanswered.set(1);

        pass(IDLE.multipliedBy(3));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void limitsTheTimeOfTheWholeHeadHoweverSlowlyItArrives() {
        receive("GET / HTTP/1.1\r\n");
        for (int second = 1; second < HEADER.toSeconds(); second++) {
            pass(Duration.ofSeconds(1));
            receive("X: y\r\n");
        }
        assertThat(problem()).isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(problem()).contains(ProblemType.REQUEST_TIMEOUT);
    }

    @Test
    void endsTheTimeoutOfTheHeadWhenTheHeadIsComplete() {
        receive("GET / HTTP/1.1\r\n");
        pass(HEADER.minusMillis(1));
        receive("Host: a\r\n\r\n");

        pass(HEADER.minusMillis(1));

        assertThat(problem()).isEmpty();
    }

    @Test
    void limitsEachPauseOfABody() {
        unanswered.set(1);
        receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
        for (int part = 0; part < 5; part++) {
            channel.pipeline().read();
            pass(BODY.minusMillis(1));
            receive("x");
        }
        channel.pipeline().read();
        assertThat(problem()).isEmpty();

        pass(BODY);

        assertThat(problem()).contains(ProblemType.REQUEST_TIMEOUT);
    }

    @Test
    void keepsAConnectionWhenNobodyReadsItsBody() {
        unanswered.set(1);
        receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx");
        channel.config().setAutoRead(false);
        receive("y");

        pass(BODY.multipliedBy(3));

        assertThat(problem()).isEmpty();
    }
}
