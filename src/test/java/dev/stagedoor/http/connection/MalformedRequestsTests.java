package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request whose body breaks off, and Netty's answer to it. */
final class MalformedRequestsTests {

    private final EmbeddedChannel channel = new EmbeddedChannel(new MalformedRequests(new LoopbackHosts(List.of())));

    @BeforeEach
    void request() {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.DELETE, "/actors/counter/broken");
        request.headers().set(HttpHeaderNames.HOST, "localhost");
        channel.writeInbound(request);
    }

    private void breakOff() {
        var content = new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
        content.setDecoderResult(DecoderResult.failure(new NumberFormatException("zz")));
        channel.writeInbound(content);
    }

    private static FullHttpResponse answer(HttpResponseStatus status) {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }

    @Test
    void explainsTheRefusalWhenTheRequestIsUnanswered() {
        breakOff();

        channel.writeOutbound(answer(HttpResponseStatus.BAD_REQUEST));

        FullHttpResponse refusal = channel.readOutbound();
        assertThat(refusal.headers().get(HttpHeaderNames.CONTENT_TYPE)).isEqualTo("application/problem+json");
        refusal.release();
    }

    @Test
    void answersOnceWhenTheBodyBreaksOffAfterTheAnswer() {
        channel.writeOutbound(answer(HttpResponseStatus.NO_CONTENT));
        breakOff();

        channel.writeOutbound(answer(HttpResponseStatus.BAD_REQUEST));

        FullHttpResponse only = channel.readOutbound();
        assertThat(only.status()).isEqualTo(HttpResponseStatus.NO_CONTENT);
        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }
}
