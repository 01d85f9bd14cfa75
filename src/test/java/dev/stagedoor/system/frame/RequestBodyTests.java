package dev.stagedoor.system.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.ask.Cause;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.wire.WireRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestBodyTests {

    private static final Source SOURCE = new Source(
            "rename",
            "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8),
            Map.of("name", List.of("Zoë", ""), "none", List.of()),
            "{\"name\":\"Zoë\"}");

    private static ByteBuf written(Request request, Origin origin) {
        var envelope = new OneWay(
                "person",
                request,
                Deadline.in(StageFixture.LONG),
                origin,
                TestInbox.<Object>create().getRef());
        var out = Unpooled.buffer();
        RequestBody.write(out, "zoë/1", envelope);
        return out;
    }

    private static RequestBody readBack(Request request, Origin origin) {
        return RequestBody.read(written(request, origin)).orElseThrow();
    }

    @Test
    void keepsTheMessageAndItsActor() {
        var body = readBack(new Request.Tell("any", SOURCE), Origin.PLAIN);

        assertThat(body.id()).isEqualTo("zoë/1");
        assertThat(body.request().type()).isEqualTo("person");
        assertThat(body.request().kind()).isEqualTo(WireRequest.Kind.MESSAGE);
        assertThat(body.request().source().message()).isEqualTo("rename");
        assertThat(body.request().source().json()).isEqualTo(SOURCE.json());
        assertThat(body.request().source().texts()).isEqualTo(SOURCE.texts());
        assertThat(body.request().source().caller()).isEqualTo(SOURCE.caller());
    }

    @Test
    void keepsTheTimeLeft() {
        var body = readBack(new Request.Start(), Origin.PLAIN);

        assertThat(body.deadline().remaining()).isPositive().isLessThanOrEqualTo(StageFixture.LONG);
    }

    @Test
    void keepsWhereTheRequestComesFrom() {
        var origin = new Origin("00-0123", "ann", new Cause("scope", "key", "runner", true));

        assertThat(readBack(new Request.Stop(), origin).request().origin()).isEqualTo(origin);
    }

    @Test
    void keepsATraceWithoutAKey() {
        var origin = new Origin("00-0123", null, null);

        assertThat(readBack(new Request.Erase(), origin).request().origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 9, 12, 20, 30, 40})
    void cannotBeReadWhenPartsAreMissing(int bytes) {
        var whole = written(new Request.Tell("any", SOURCE), Origin.PLAIN);

        assertThatThrownBy(() -> RequestBody.read(whole.slice(0, bytes))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void takesLittleMoreRoomThanTheRequestForManyShortTexts() {
        int count = 100_000;
        var query = "t=&".repeat(count);
        var source = new Source("any", new byte[0], Map.of("t", Collections.nCopies(count, "")));

        assertThat(written(new Request.Tell("any", source), Origin.PLAIN).readableBytes())
                .isLessThan(query.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 300_000})
    void keepsTextsOfAnySize(int size) {
        var text = "x".repeat(size);
        var out = Unpooled.buffer();

        Texts.write(out, text);

        assertThat(Texts.read(out)).isEqualTo(text);
    }

    @Test
    void reservesNoMemoryForASizeThatTheFrameDoesNotHave() {
        var lie = Unpooled.buffer().writeLong(1).writeByte(1);
        Texts.writeSize(lie, Integer.MAX_VALUE);

        assertThatThrownBy(() -> RequestBody.read(lie)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
