package dev.stagedoor.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types that are refused, each in a sentence that names the component and the remedy. */
final class UnreadableTypesTests {

    private static final Serializers SERIALIZERS = new Serializers();

    @AfterAll
    static void close() {
        SERIALIZERS.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Thing        | Thing.value, a java.lang.Object, cannot be read again      | declare its type
                    Things       | Things.values, a java.lang.Object, cannot be read again    | declare its type
                    ThingsByName | ThingsByName.values, a java.lang.Object, cannot be         | declare its type
                    Total        | Total.total, a java.lang.Number, cannot be read again      | declare its type
                    Ordered      | Ordered.value, a java.lang.Comparable                      | declare its type
                    Stored       | Stored.value, a java.io.Serializable, cannot be read again | declare its type
                    AnyRecord    | AnyRecord.value, a java.lang.Record, cannot be read again  | declare its type
                    Unknown      | Unknown.values, a java.lang.Object, cannot be read again   | declare its type
                    Raw          | Raw.values, a java.lang.Object, cannot be read again       | declare its type
                    RawMap       | RawMap.values, a java.util.Map                             | use a String or an enum
                    Prices       | Prices.prices, a java.util.Map                             | give Money a @JsonValue
                    Codes        | Codes.codes, a java.util.Map                               | give Code a @JsonValue
                    Deep         | Deep.prices, a java.util.Map                               | give Money a @JsonValue
                    Zoo          | Zoo.animals                                                | seal Animal
                    Garden       | Garden.plant                                               | seal Plant
                    Later        | Later.value                                                | seal Supplier
                    Lazily       | Lazily.task                                                | seal Runnable
                    Streamed     | Streamed.values                                            | seal Stream
                    Iterated     | Iterated.values                                            | seal Iterator
                    Hidden       | Hidden.opaque                                              | make it a record
                    Generic      | Generic has type parameters                                | has a Generic as a component
                    Changed      | Changed has type parameters                                | has a Changed as a component
                    Inside       | Thing.value, a java.lang.Object, cannot be read again      | declare its type
                    HasSame      | have the same name in JSON, one                            | @JsonTypeName
                    HasTyped     | Kind.type hides the discriminator                          | another name in JSON
                    HasOpen      | Opened cannot be read again                                | seal Opened
                    """)
    void namesTheComponentAndTheRemedy(String type, String component, String remedy) throws ClassNotFoundException {
        var refused = Class.forName(Unreadable.class.getName() + "$" + type);

        var faults = SERIALIZERS.faults(refused);

        assertThat(faults).anySatisfy(fault -> assertThat(fault).contains(component, remedy));
    }

    @Test
    void refusesToWriteAValueOfSuchAType() {
        var written = new Unreadable.Prices(Map.of(new Unreadable.Money(1, "EUR"), 2));

        assertThatThrownBy(() -> SERIALIZERS.write(written))
                .isInstanceOf(UnreadableTypeException.class)
                .hasMessageContaining("Unreadable$Prices.prices");
    }

    @Test
    void namesAllComponentsAtOnce() {
        record Both(Object one, List<Number> other) {}

        assertThat(SERIALIZERS.faults(Both.class)).hasSize(2);
    }
}
