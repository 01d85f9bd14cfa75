package dev.stagedoor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Messages and replies that the document describes in several places. */
@SpringBootTest(
        classes = {StagedoorApplication.class, ComposedDocumentIT.Shops.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stagedoor.system.name=composed")
final class ComposedDocumentIT {

    /** Message of the shop. */
    public sealed interface Message {}

    /** Message that the path and the body carry. */
    @HttpExchange(method = "PUT", url = "/shops/{id}/items/{sku}")
    public record PutItem(String sku, @Positive int count, Optional<String> note, ActorRef<Put> replyTo)
            implements Message {}

    /** Message that the query carries, with an object and a list. */
    public record GetItems(Filter filter, List<String> tags, ActorRef<List<Problem>> replyTo) implements Message {}

    /** Message with several successful replies. */
    @HttpExchange(method = "DELETE", url = "/shops/{id}/items/{sku}")
    public record TakeItem(String sku, Optional<Integer> count, ActorRef<Taken> replyTo) implements Message {}

    /** Message with an example for each member. */
    public record Label(
            @Schema(example = "8001") String zip,

            @Schema(example = "[\"a\"]") List<String> lines,

            @Schema(example = "3") int copies,

            ActorRef<Problem> replyTo)
            implements Message {}

    /** Message with one example for the whole. */
    @Schema(example = "{\"text\":\"open\"}")
    public record Announce(String text) implements Message {}

    /** Message with a recursive member. */
    public record Draw(Shape shape, ActorRef<Shape> replyTo) implements Message {}

    /** Message with a generic reply of one type argument. */
    public record GetName(ActorRef<Result<String>> replyTo) implements Message {}

    /** Message with the same generic reply of another type argument. */
    public record GetPrice(ActorRef<Result<Integer>> replyTo) implements Message {}

    /** Message with an optional reply. */
    public record GetOwner(ActorRef<Optional<Problem>> replyTo) implements Message {}

    /** Recursive sealed type. */
    public sealed interface Shape {}

    /** Variant that is not recursive. */
    public record Circle(double radius) implements Shape {}

    /** Variant that is recursive. */
    public record Frame(Shape inner) implements Shape {}

    /** Generic sealed type. */
    public sealed interface Result<T> {}

    /** Variant with a value. */
    public record Known<T>(T value) implements Result<T> {}

    /** Another variant with a value. */
    public record Guessed<T>(T value) implements Result<T> {}

    /** Refusal without a value. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public record Unknown<T>() implements Result<T> {}

    /** Reply whose variants have different successful statuses. */
    public sealed interface Taken {}

    /** Success with the status 200. */
    public record Sold(int left) implements Taken {}

    /** Success with the status 202. */
    @ResponseStatus(HttpStatus.ACCEPTED)
    public record Ordered(String when) implements Taken {}

    /** Object in a query. */
    public record Filter(int from, int to) {}

    /** Reply of which several variants have the same status. */
    public sealed interface Put {}

    /** First success with the status 200. */
    public record Added(int count) implements Put {}

    /** Second success with the status 200. */
    public record Replaced(int count, int before) implements Put {}

    /** First refusal with the status 409. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public record Full(int room) implements Put {}

    /** Second refusal with the status 409. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public record Closed() implements Put {}

    /** Refusal with a status that problems of every ask also have. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    public record Strange(String why) implements Put {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Shops {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> shop() {
            return Entity.of(EntityTypeKey.create(Message.class, "shop"), context -> Behaviors.empty());
        }
    }

    private JsonNode document = JsonNodeFactory.instance.objectNode();

    @BeforeEach
    void read(@Autowired @Qualifier("protocolDocument") OpenApiCustomizer customizer) {
        var openApi = new OpenAPI();
        customizer.customise(openApi);
        document = JsonMapper.shared().readTree(Json31.pretty(openApi));
    }

    private JsonNode put() {
        return document.path("paths").path("/shops/{id}/items/{sku}").path("put");
    }

    private JsonNode parameter(String path, String name) {
        return document.path("paths")
                .path(path)
                .path("get")
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String schemaName(int status) {
        var content = put().path("responses").path(Integer.toString(status)).path("content");
        var reference = content.iterator().next().path("schema").path("$ref").asString();
        return reference.replace("#/components/schemas/ComposedDocumentIT", "");
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/ComposedDocumentIT" + name);
    }

    @Test
    void leavesPathVariablesOutOfTheBody() {
        var reference = put().path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");

        var body = document.at(reference.path("$ref").asString().substring(1));

        assertThat(body.path("properties").propertyNames()).containsExactly("count", "note");
        assertThat(body.path("required").valueStream().map(JsonNode::asString)).containsExactly("count");
        assertThat(body.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void namesTheOperationByItsUrl() {
        assertThat(put().path("operationId").asString()).isEqualTo("shop_putItemsBySku");
    }

    @Test
    void distinguishesRepliesOfOneStatus() {
        var both = schema(schemaName(200));

        assertThat(schemaName(200)).isEqualTo("PutOK");
        assertThat(both.path("oneOf").size()).isEqualTo(2);
        assertThat(both.at("/discriminator/mapping/replaced").asString()).endsWith("ComposedDocumentITReplaced");
    }

    @Test
    void distinguishesRefusalsOfOneStatus() {
        var both = schema(schemaName(409));

        assertThat(schemaName(409)).isEqualTo("PutConflict");
        assertThat(both.path("discriminator").path("mapping").propertyNames())
                .containsExactlyInAnyOrder("full", "closed");
    }

    @Test
    void distinguishesARefusalFromAProblemOfTheSameStatus() {
        var either = schema(schemaName(422));

        assertThat(schemaName(422)).isEqualTo("StrangeOrProblem");
        assertThat(either.path("anyOf")
                        .valueStream()
                        .map(choice -> choice.path("$ref").asString()))
                .containsExactly("#/components/schemas/ComposedDocumentITStrange", "#/components/schemas/Problem");
    }

    private String answered(String path, String method, int status) {
        var media =
                document.path("paths").path(path).path(method).path("responses").path(Integer.toString(status));
        return media.at("/content/application~1json/schema/$ref").asString();
    }

    @Test
    void givesAllSuccessesOfAnOperationOneSchema() {
        var taken = answered("/shops/{id}/items/{sku}", "delete", 200);

        assertThat(taken).endsWith("ComposedDocumentITTaken");
        assertThat(answered("/shops/{id}/items/{sku}", "delete", 202)).isEqualTo(taken);
    }

    @Test
    void sendsTheMembersOfADeleteInTheQuery() {
        var delete = document.path("paths").path("/shops/{id}/items/{sku}").path("delete");

        assertThat(delete.has("requestBody")).isFalse();
        assertThat(delete.path("parameters").toString()).contains("\"count\"");
    }

    @Test
    void describesARecursiveSealedType() {
        var inner = schema("Frame").path("properties").path("inner");

        assertThat(inner.path("$ref").asString()).isEqualTo("#/components/schemas/ComposedDocumentITShape");
        assertThat(schema("Shape").path("oneOf").size()).isEqualTo(2);
    }

    private JsonNode example(String path) {
        return document.path("paths").path(path).at("/post/requestBody/content/application~1json/example");
    }

    @Test
    void writesExamplesInTheTypesOfTheirMembers() {
        assertThat(example("/actors/shop/{id}/label"))
                .isEqualTo(JsonMapper.shared().readTree("{\"zip\":\"8001\",\"lines\":[\"a\"],\"copies\":3}"));
        assertThat(schema("Label").at("/properties/lines/items").has("examples"))
                .isFalse();
    }

    @Test
    void showsTheExampleOfAMessage() {
        assertThat(example("/actors/shop/{id}/announce").path("text").asString())
                .isEqualTo("open");
    }

    @Test
    void distinguishesTypeArgumentsOfGenericReplies() {
        var name = answered("/actors/shop/{id}/name", "get", 200);
        var price = answered("/actors/shop/{id}/price", "get", 200);

        assertThat(document.at(name.substring(1)).toString())
                .contains("KnownString")
                .doesNotContain("Integer");
        assertThat(document.at(price.substring(1)).toString())
                .contains("KnownInteger")
                .doesNotContain("String");
    }

    @Test
    void allowsNullForAnOptionalReply() {
        var owner = document.path("paths")
                .path("/actors/shop/{id}/owner")
                .at("/get/responses/200/content/application~1json/schema");

        assertThat(owner.path("anyOf").toString()).contains("\"null\"", "OpenapiProblem");
    }

    @Test
    void refersToSchemasThatExist() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void describesAnObjectInAQueryAsJsonText() {
        var filter = parameter("/actors/shop/{id}/items", "filter").path("schema");

        assertThat(filter.path("type").asString()).isEqualTo("string");
        assertThat(filter.path("contentMediaType").asString()).isEqualTo("application/json");
        assertThat(filter.at("/contentSchema/$ref").asString()).endsWith("ComposedDocumentITFilter");
    }

    @Test
    void describesAListInAQueryAsAnArray() {
        var tags = parameter("/actors/shop/{id}/items", "tags");

        assertThat(tags.path("schema").path("type").asString()).isEqualTo("array");
    }

    @Test
    void keepsItsOwnSchemaWhenAnActorHasOneOfTheSameName() {
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .contains("executed");
        assertThat(document.at("/components/schemas/OpenapiProblem/properties").propertyNames())
                .containsExactly("knot");
    }

    @Test
    void allowsFurtherMembersInRepliesOnly() {
        assertThat(schema("Added").has("additionalProperties")).isFalse();
        assertThat(schema("Filter").path("additionalProperties").asBoolean(true))
                .isFalse();
    }

    @Test
    void leavesOutSchemasThatNothingRefersTo() {
        assertThat(schema("GetItems").isMissingNode()).isTrue();
        assertThat(schema("PutItem").isMissingNode()).isFalse();
    }
}
