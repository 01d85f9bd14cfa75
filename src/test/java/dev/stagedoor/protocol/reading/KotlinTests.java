package dev.stagedoor.protocol.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.kotlin.AddCopies;
import dev.stagedoor.kotlin.Book;
import dev.stagedoor.kotlin.Clear;
import dev.stagedoor.kotlin.Cover;
import dev.stagedoor.kotlin.Full;
import dev.stagedoor.kotlin.Holder;
import dev.stagedoor.kotlin.NoData;
import dev.stagedoor.kotlin.NoRecord;
import dev.stagedoor.kotlin.OfUnsigned;
import dev.stagedoor.kotlin.OfUnsignedList;
import dev.stagedoor.kotlin.OfValueClass;
import dev.stagedoor.kotlin.Page;
import dev.stagedoor.kotlin.PutBook;
import dev.stagedoor.kotlin.Same;
import dev.stagedoor.kotlin.ShelfMessage;
import dev.stagedoor.kotlin.Unread;
import dev.stagedoor.protocol.introspection.Nullness;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.ProtocolException;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.testkit.fixture.Described;
import java.nio.charset.StandardCharsets;
import org.jetbrains.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocols in Kotlin are read in Kotlin's terms. */
final class KotlinTests {

    /** Record with an annotation that reflection does not show. */
    record Invisible(@Nullable String note, String text) {}

    private static final String BOOK = """
            {"title":"Emma","tags":[],"cover":"HARD"}""";

    private static Object put(String json) {
        return Reading.message(Reading.decode(PutBook.class, json));
    }

    @Test
    void exposesWhatIsPublicInKotlin() {
        assertThat(Reading.protocol(ShelfMessage.class).operations())
                .extracting(Operation::name)
                .containsExactlyInAnyOrder("put-book", "add-copies", "clear", "get-copies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subtitle", "pages"})
    void readsWhatMayBeNull(String component) {
        assertThat(Nullness.nullable(Book.class, component)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "tags", "cover"})
    void readsWhatMustNotBeNull(String component) {
        assertThat(Nullness.nullable(Book.class, component)).isFalse();
    }

    @Test
    void readsAnnotationsThatReflectionDoesNotShow() {
        assertThat(Nullness.nullable(Invisible.class, "note")).isTrue();
        assertThat(Nullness.nullable(Invisible.class, "text")).isFalse();
    }

    @Test
    void bindsNestedRecordsAndObjects() {
        var message = put("""
                {"book":%s,"mark":{"type":"unread"},"slot":{"content":1}}""".formatted(BOOK));

        assertThat(message).isInstanceOfSatisfying(PutBook.class, book -> {
            assertThat(book.mark()).isSameAs(Unread.INSTANCE);
            assertThat(book.book().cover()).isEqualTo(Cover.HARD);
            assertThat(book.note()).isNull();
        });
    }

    @Test
    void bindsTheOtherVariantOfAFamilyWithAnObject() {
        var message = put("""
                {"book":%s,"mark":{"type":"page","number":7},"slot":{"content":1,"other":null}}""".formatted(BOOK));

        assertThat(message).extracting("mark").isEqualTo(new Page(7));
    }

    @Test
    void namesFaultsOfObjects() {
        var decoded = Reading.decode(PutBook.class, """
                {"book":%s,"mark":{"type":"unread","number":7},"slot":{"content":1}}""".formatted(BOOK));

        assertThat(Reading.pointers(decoded)).containsExactly("/mark/number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void takesAnObjectAsAMessageWithoutMembers(String body) {
        assertThat(Reading.message(Reading.decode(Clear.class, body))).isSameAs(Clear.INSTANCE);
    }

    @Test
    void refusesMembersOfAnObject() {
        assertThat(Reading.pointers(Reading.decode(Clear.class, "{\"by\":1}"))).containsExactly("/by");
    }

    @Test
    void describesObjectsAsEmpty() {
        var described = Described.message(Clear.class);

        assertThat(described.accepts("{}")).isTrue();
        assertThat(described.accepts("{\"by\":1}")).isFalse();
    }

    @Test
    void describesWhatTheServiceAccepts() {
        var described = Described.message(PutBook.class);

        assertThat(described.accepts("""
                        {"book":%s,"mark":{"type":"unread"},"slot":{"content":1}}""".formatted(BOOK))).isTrue();
        assertThat(described.accepts("""
                        {"book":%s,"mark":{"type":"unread"},"slot":{}}""".formatted(BOOK))).isFalse();
    }

    @Test
    void writesObjectsAsReplies() {
        var reply = Reading.operation(PutBook.class).reply().orElseThrow();

        assertThat(reply.variantOf(Full.INSTANCE).orElseThrow().status()).isEqualTo(409);
        assertThat(reply.write(Same.INSTANCE))
                .isInstanceOfSatisfying(
                        Reply.Written.Json.class,
                        written -> assertThat(new String(written.json(), StandardCharsets.UTF_8))
                                .isEqualTo("{\"type\":\"same\"}"));
    }

    @Test
    void appliesConstraints() {
        var decoded = Reading.decode(AddCopies.class, "{\"by\":0,\"why\":\"x\"}");

        assertThat(Reading.pointers(decoded)).containsExactly("/by");
    }

    private static void assertRefused(Class<?> message, String... words) {
        assertThatThrownBy(() -> Reading.protocol(message))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void namesTheRemedyInTheWordsOfKotlin() {
        assertRefused(NoRecord.class, NoRecord.class.getName(), "annotate the data class with @JvmRecord", "internal");
        assertRefused(NoData.class, NoData.class.getName(), "make it a data class with @JvmRecord", "object");
        assertRefused(Holder.class, "Holder.part", NoRecord.class.getName(), "@JvmRecord");
    }

    @Test
    void refusesValueClasses() {
        assertRefused(OfValueClass.class, "OfValueClass.sku", "Sku", "value class");
        assertRefused(OfUnsigned.class, "OfUnsigned.amount", "kotlin.UInt");
        assertRefused(OfUnsignedList.class, "OfUnsignedList.amounts", "kotlin.UInt");
    }
}
