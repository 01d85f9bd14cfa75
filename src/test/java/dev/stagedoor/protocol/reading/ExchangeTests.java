package dev.stagedoor.protocol.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stagedoor.protocol.model.Exchange;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.ProtocolException;
import dev.stagedoor.protocol.model.Protocols;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.service.annotation.HttpExchange;

final class ExchangeTests {

    @HttpExchange(method = "PUT", url = "/carts/{id}/items/{sku}")
    public record PutItem(String sku, int count) {}

    @HttpExchange("/carts/{id}")
    public record Plain() {}

    @HttpExchange(method = "PUT", url = "/carts/{cart}/{id}/last")
    public record PutLast(String cart) {}

    @HttpExchange(method = "PUT", url = "/carts/{id}/items/first")
    public record PutFirst() {}

    @HttpExchange(method = "DELETE", url = "/carts/{cart}/items/{id}")
    public record Crossed(String cart) {}

    @HttpExchange(method = "PUT", url = "/carts/{id}/items/{item}")
    public record PutOther(String item) {}

    @HttpExchange(method = "put", url = "/carts/{id}")
    public record LowerCase() {}

    @HttpExchange("/größen/{id}/$now")
    public record Sized() {}

    @HttpExchange("/carts/{id}/{größe}")
    public record OddVariable(@JsonProperty("größe") String size) {}

    @HttpExchange("/carts/items")
    public record NoId() {}

    @HttpExchange("/carts/{id}/{unknown}")
    public record UnknownVariable(String known) {}

    @HttpExchange("/carts/{id}/{replyTo}")
    public record ReplyToVariable(ActorRef<String> replyTo) {}

    @HttpExchange(method = "TRACE", url = "/carts/{id}")
    public record BadMethod() {}

    @HttpExchange("carts/{id}")
    public record Relative() {}

    @HttpExchange("/carts/{id}/{id}")
    public record TwiceId() {}

    @HttpExchange("/carts/x{id}")
    public record PartialVariable() {}

    @HttpExchange("/carts//{id}")
    public record EmptySegment() {}

    @HttpExchange("/actors/thing/{id}")
    public record Ours() {}

    @HttpExchange(method = "GET", url = "/carts/{id}")
    public record NothingToGet() {}

    @HttpExchange
    public record NoUrl() {}

    @Test
    void readsMethodAndUrl() {
        var operation = Reading.operation(PutItem.class);

        assertThat(operation.exchange()).contains(new Exchange("PUT", "/carts/{id}/items/{sku}"));
        assertThat(operation.url()).isEqualTo("/actors/thing/{id}/put-item");
    }

    @Test
    void encodesLiteralsBeyondAscii() {
        assertThat(Reading.operation(Sized.class).exchange())
                .contains(new Exchange("POST", "/gr%C3%B6%C3%9Fen/{id}/$now"));
    }

    @Test
    void usesPostWhenNoMethodIsGiven() {
        assertThat(Reading.operation(Plain.class).exchange()).contains(new Exchange("POST", "/carts/{id}"));
    }

    @Test
    void convertsTheMethodToUpperCase() {
        assertThat(Reading.operation(LowerCase.class).exchange().orElseThrow().method())
                .isEqualTo("PUT");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoId.class,
                UnknownVariable.class,
                ReplyToVariable.class,
                BadMethod.class,
                Relative.class,
                TwiceId.class,
                PartialVariable.class,
                OddVariable.class,
                EmptySegment.class,
                Ours.class,
                NothingToGet.class,
                NoUrl.class
            })
    void namesTheMessageWhenItsExchangeCannotBeServed(Class<?> message) {
        assertThatThrownBy(() -> Reading.protocol(message))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll("@HttpExchange", message.getName());
    }

    @Test
    void acceptsExchangesThatDiffer() {
        var protocols = new Protocols(List.of(read("a", PutItem.class), read("b", Plain.class)));

        assertThat(protocols.all()).extracting(Protocol::type).containsExactly("a", "b");
    }

    @Test
    void namesBothUrlsWhenOnlyTheirVariableNamesDiffer() {
        var protocols = List.of(read("a", PutItem.class), read("b", Crossed.class));

        assertThatThrownBy(() -> new Protocols(protocols))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll("/carts/{id}/items/{sku}", "/carts/{cart}/items/{id}");
    }

    @Test
    void namesBothMessagesWhenOnlyTheVariableNamesOfTheirExchangesDiffer() {
        var protocols = List.of(read("a", PutItem.class), read("b", PutOther.class));

        assertThatThrownBy(() -> new Protocols(protocols))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll(PutItem.class.getName(), PutOther.class.getName());
    }

    @Test
    void namesBothUrlsWhenNoneIsMoreExact() {
        var protocols = List.of(read("a", PutItem.class), read("b", PutLast.class));

        assertThatThrownBy(() -> new Protocols(protocols))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll("PUT /carts/{id}/items/{sku}", "/carts/{cart}/{id}/last");
    }

    @Test
    void acceptsAUrlThatIsMoreExactThanAnother() {
        var protocols = new Protocols(List.of(read("a", PutItem.class), read("b", PutFirst.class)));

        assertThat(protocols.all()).hasSize(2);
    }

    @Test
    void namesMessageAndUrlAndAllThatItHides() {
        var protocols = new Protocols(List.of(read("a", Plain.class)));

        assertThatThrownBy(() -> protocols.requireFree(List.of("/carts/{x}", "/other", "/carts/own")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "@HttpExchange on %s: the URL '/carts/{id}' would hide what the application serves at /carts/own, /carts/{x}; begin it with other plain text",
                        Plain.class.getName());
    }

    @Test
    void namesBothMessageClassesWhenTwoTypesHaveTheSameName() {
        var protocols = List.of(read("same", Plain.class), read("same", Crossed.class));

        assertThatThrownBy(() -> new Protocols(protocols))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll("same", Plain.class.getName(), Crossed.class.getName());
    }

    @Test
    void keepsProtocolsInOrder() {
        var first = read("z", Plain.class);
        var second = read("a", Crossed.class);

        assertThat(new Protocols(List.of(first, second)).all()).containsExactly(first, second);
    }

    private static Protocol read(String type, Class<?> messageClass) {
        return Reading.reader().read(type, messageClass);
    }
}
