package dev.stagedoor.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Values whose types do not say what is read, so that each is read back before it counts as written. */
final class CheckedValuesTests {

    private static final Serializers SERIALIZERS = new Serializers();

    private static final JsonMapper TREES = new JsonMapper();

    enum Unit {
        @JsonProperty("kg")
        KILOGRAM,
        GRAM
    }

    enum Size {
        SMALL(1),
        LARGE(10);

        private final int number;

        Size(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    record Sizes(Size size, Unit unit, Map<Unit, Size> byUnit, EnumSet<Unit> units, EnumMap<Size, Unit> bySize) {}

    record Standard(Locale locale, Currency currency, URI uri, Pattern pattern, Optional<Optional<String>> nested) {}

    record Collections(
            Collection<String> any,
            ArrayDeque<Integer> deque,
            HashSet<String> hashed,
            HashMap<String, Integer> mapped,
            SortedSet<String> sorted,
            NavigableMap<String, Long> navigable) {}

    record Node(JsonNode json) {}

    record Annotated(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long text,
            @JsonSerialize(using = ToStringSerializer.class) long number,
            @JsonUnwrapped Sized sized,
            @JsonFormat(pattern = "HH:mm") LocalTime time) {}

    record Sized(int width, int height) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties({"ignored"})
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Whole(
            List<String> noneEmpty,
            @JsonIgnore String secret,
            String ignored,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            String password,

            @JsonProperty(value = "renamed", access = JsonProperty.Access.READ_ONLY)
            String readOnly,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int number) {}

    record Id(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Id {}
    }

    record Ids(Map<Id, Integer> byId, Set<Id> ids) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog.class, name = "dog")
    })
    interface Animal {}

    record Cat(int lives) implements Animal {}

    record Dog(String name) implements Animal {}

    record Animals(List<Animal> animals, Map<String, Animal> byName) {}

    sealed interface Answer {}

    enum Fixed implements Answer {
        YES,
        NO
    }

    record Other(String text) implements Answer {}

    record Answers(List<Answer> answers) {}

    static class Point {

        private final int x;
        private final int y;

        @JsonCreator
        Point(@JsonProperty("x") int x, @JsonProperty("y") int y) {
            this.x = x;
            this.y = y;
        }

        @JsonIgnore
        int sum() {
            return x + y;
        }
    }

    static final class Point3 extends Point {

        private final int z;

        Point3(int x, int y, int z) {
            super(x, y);
            this.z = z;
        }

        int z() {
            return z;
        }
    }

    record Points(List<Point> points) {}

    record Tree(String name, List<Tree> children) {

        static Tree deep(int levels) {
            var tree = new Tree("leaf", List.of());
            for (int i = 0; i < levels; i++) {
                tree = new Tree("branch", List.of(tree));
            }
            return tree;
        }
    }

    record Counting(int count) {
        @JsonCreator
        static Counting of(@JsonProperty("count") int count) {
            return new Counting(count + 1);
        }
    }

    record Twice(int count) {
        Twice {
            count = count * 2;
        }
    }

    record Holder(Foreign foreign) {}

    record Foreign(String text) {}

    @AfterAll
    static void close() {
        SERIALIZERS.close();
    }

    static Stream<Object> readable() {
        return Stream.of(
                new Sizes(
                        Size.LARGE,
                        Unit.KILOGRAM,
                        Map.of(Unit.KILOGRAM, Size.SMALL),
                        EnumSet.of(Unit.GRAM),
                        new EnumMap<>(Map.of(Size.SMALL, Unit.GRAM))),
                new Standard(
                        Locale.of("de", "AT"),
                        Currency.getInstance("EUR"),
                        URI.create("urn:x"),
                        Pattern.compile("a+"),
                        Optional.of(Optional.of("x"))),
                new Collections(
                        List.of("b", "a"),
                        new ArrayDeque<>(List.of(2, 1)),
                        new HashSet<>(Set.of("q", "w", "e", "r", "t", "y")),
                        new HashMap<>(Map.of("q", 1, "w", 2)),
                        new TreeSet<>(Set.of("b", "a")),
                        new TreeMap<>(Map.of("b", 1L, "a", 2L))),
                new Node(TREES.readTree("{\"a\":[1,1.10,null,\"x\"],\"b\":12345678901234567890}")),
                new Node(TREES.createObjectNode().put("small", 1L)),
                new Annotated(Long.MAX_VALUE, Long.MIN_VALUE, new Sized(1, 2), LocalTime.of(12, 30)),
                new Whole(List.of(), "secret", "ignored", "password", "read", 0),
                new Ids(Map.of(new Id("a"), 1), new LinkedHashSet<>(List.of(new Id("z"), new Id("a")))),
                new Animals(List.of(new Cat(9), new Dog("Rex")), Map.of("c", new Cat(7))),
                new Answers(List.of(Fixed.NO, new Other("x"), Fixed.YES)),
                Tree.deep(100),
                Size.LARGE,
                Unit.KILOGRAM,
                Everything.Kind.TWO,
                Fixed.YES);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsTheValueThatWasWritten(Object written) {
        var read = SERIALIZERS.pass(written);

        assertThat(read).hasToString(written.toString()).isInstanceOf(written.getClass());
    }

    static Stream<Object> unreadable() {
        return Stream.of(
                new Standard(
                        Locale.ROOT,
                        Currency.getInstance("EUR"),
                        URI.create("urn:x"),
                        Pattern.compile("a"),
                        Optional.empty()),
                collections(new TreeSet<>(Comparator.reverseOrder()), new TreeMap<>()),
                collections(new TreeSet<>(), new TreeMap<>(String.CASE_INSENSITIVE_ORDER)),
                new Collections(
                        Set.of("a"),
                        new ArrayDeque<>(),
                        new HashSet<>(),
                        new HashMap<>(),
                        new TreeSet<>(),
                        new TreeMap<>()),
                new Annotated(1, 1, new Sized(1, 2), LocalTime.of(12, 30, 1)),
                new Points(List.of(new Point(1, 2), new Point3(1, 2, 3))),
                new Counting(1),
                new Twice(1),
                Tree.deep(150));
    }

    private static Collections collections(SortedSet<String> sorted, NavigableMap<String, Long> navigable) {
        sorted.addAll(List.of("a", "b"));
        return new Collections(List.of(), new ArrayDeque<>(), new HashSet<>(), new HashMap<>(), sorted, navigable);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesToWriteAValueThatWouldBeAnother(Object written) {
        assertThatThrownBy(() -> SERIALIZERS.write(written))
                .isInstanceOf(UnreadableTypeException.class)
                .hasMessageContaining(written.getClass().getName());
    }

    @Test
    void namesTheComponentThatWouldBeAnother() {
        var written = new Points(List.of(new Point3(1, 2, 3)));

        assertThatThrownBy(() -> SERIALIZERS.write(written)).hasMessageContaining("Points.points[]");
    }

    @Test
    void checksWhatAModuleOfTheApplicationWrites() {
        var module = new SimpleModule("upper")
                .addSerializer(new StdSerializer<Foreign>(Foreign.class) {
                    @Override
                    public void serialize(
                            Foreign value,
                            tools.jackson.core.JsonGenerator generator,
                            tools.jackson.databind.SerializationContext context) {
                        generator.writeString(value.text().toUpperCase(Locale.ROOT));
                    }
                })
                .addDeserializer(Foreign.class, new StdDeserializer<Foreign>(Foreign.class) {
                    @Override
                    public Foreign deserialize(
                            tools.jackson.core.JsonParser parser,
                            tools.jackson.databind.DeserializationContext context) {
                        return new Foreign(parser.getString());
                    }
                });
        try (var serializers = new Serializers(module)) {
            assertThat(serializers.pass(new Holder(new Foreign("UPPER")))).isEqualTo(new Holder(new Foreign("UPPER")));
            assertThatThrownBy(() -> serializers.write(new Holder(new Foreign("lower"))))
                    .hasMessageContaining("Holder.foreign");
        }
    }
}
