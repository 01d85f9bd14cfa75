package dev.stagedoor.serialization;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Types of which no value, or not every value, can be read again. */
final class Unreadable {

    record Money(long cents, String currency) {}

    record Code(String code) {}

    interface Animal {}

    abstract static class Plant {}

    static final class Opaque {

        private final int number;

        Opaque(int number, String text) {
            this.number = number + text.length();
        }

        int number() {
            return number;
        }
    }

    record Thing(Object value) {}

    record Things(List<Object> values) {}

    record ThingsByName(Map<String, Object> values) {}

    record Total(Number total) {}

    record Ordered(Comparable<String> value) {}

    record Stored(Serializable value) {}

    record AnyRecord(Record value) {}

    record Unknown(List<?> values) {}

    @SuppressWarnings("rawtypes")
    record Raw(List values) {}

    @SuppressWarnings("rawtypes")
    record RawMap(Map values) {}

    record Prices(Map<Money, Integer> prices) {}

    record Codes(Map<Code, Integer> codes) {}

    record Deep(Optional<Map<String, List<Map<Money, Integer>>>> prices) {}

    record Zoo(List<Animal> animals) {}

    record Garden(Plant plant) {}

    record Later(Supplier<String> value) {}

    record Lazily(Runnable task) {}

    record Streamed(Stream<String> values) {}

    record Iterated(Iterator<String> values) {}

    record Hidden(Opaque opaque) {}

    record Generic<T>(T value) {}

    record Changed<T>(List<T> from, Map<String, T> to) {}

    record Inside(Thing thing) {}

    sealed interface Same {}

    @JsonTypeName("one")
    record One() implements Same {}

    @JsonTypeName("one")
    record Uno() implements Same {}

    record HasSame(Same same) {}

    sealed interface Typed {}

    record Kind(String type) implements Typed {}

    record HasTyped(List<Typed> typed) {}

    sealed interface Open {}

    non-sealed interface Opened extends Open {}

    record HasOpen(Open open) {}

    private Unreadable() {}
}
