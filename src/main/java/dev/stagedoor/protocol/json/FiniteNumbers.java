package dev.stagedoor.protocol.json;

import java.util.OptionalDouble;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Serializers that refuse NaN and infinity: JSON has no such numbers, and Jackson would write them as strings. */
@NullUnmarked
final class FiniteNumbers {

    private FiniteNumbers() {}

    static SimpleModule addTo(SimpleModule module) {
        return module.addSerializer(Double.class, new OfDouble())
                .addSerializer(double.class, new OfDouble())
                .addSerializer(Float.class, new OfFloat())
                .addSerializer(float.class, new OfFloat())
                .addSerializer(new OfOptional())
                .addSerializer(new OfDoubles())
                .addSerializer(new OfFloats());
    }

    private static double finite(double number, JsonGenerator generator) {
        if (!Double.isFinite(number)) {
            throw InvalidDefinitionException.from(generator, "JSON cannot represent the number " + number);
        }
        return number;
    }

    private static void write(float number, JsonGenerator generator) {
        finite(number, generator);
        generator.writeNumber(number);
    }

    private static final class OfDouble extends StdSerializer<Double> {

        OfDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double number, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(finite(number, generator));
        }
    }

    private static final class OfFloat extends StdSerializer<Float> {

        OfFloat() {
            super(Float.class);
        }

        @Override
        public void serialize(Float number, JsonGenerator generator, SerializationContext context) {
            write(number, generator);
        }
    }

    private static final class OfOptional extends StdSerializer<OptionalDouble> {

        OfOptional() {
            super(OptionalDouble.class);
        }

        @Override
        public void serialize(OptionalDouble number, JsonGenerator generator, SerializationContext context) {
            number.ifPresentOrElse(
                    present -> generator.writeNumber(finite(present, generator)),
                    () -> context.defaultSerializeNullValue(generator));
        }
    }

    private static final class OfDoubles extends StdSerializer<double[]> {

        OfDoubles() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] numbers, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray(numbers, numbers.length);
            for (double number : numbers) {
                generator.writeNumber(finite(number, generator));
            }
            generator.writeEndArray();
        }
    }

    private static final class OfFloats extends StdSerializer<float[]> {

        OfFloats() {
            super(float[].class);
        }

        @Override
        public void serialize(float[] numbers, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray(numbers, numbers.length);
            for (float number : numbers) {
                write(number, generator);
            }
            generator.writeEndArray();
        }
    }
}
