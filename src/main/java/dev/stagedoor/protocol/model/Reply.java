package dev.stagedoor.protocol.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Possible replies to a message, and their representation in HTTP. Thread-safe. */
public final class Reply {

    /**
     * Class of replies.
     *
     * @param type the class
     * @param name its name in kebab-case, which is the member {@code type} in a sealed family
     * @param status the HTTP status of the response
     * @param title a few words on what the status means for this reply
     */
    public record Variant(Class<?> type, String name, int status, String title) {

        /** Returns whether the reply is a refusal, which is sent as a problem. */
        public boolean refusal() {
            return status >= 400;
        }

        /** Returns whether HTTP forbids a body with the status. */
        public boolean empty() {
            return status == 204 || status == 205 || status == 304;
        }
    }

    /** Serialized reply, which can be sent between processes. */
    public sealed interface Written {

        /**
         * Reply as JSON.
         *
         * @param variant the name of its variant
         * @param json the JSON in UTF-8; empty if the status of the variant has no body
         */
        record Json(String variant, byte[] json) implements Written {}

        /** Reply that cannot be serialized. */
        record Unwritable() implements Written {}

        /**
         * Reply whose JSON is too large.
         *
         * @param largest how many bytes are allowed
         */
        record TooLarge(long largest) implements Written {}
    }

    /** Limit of replies that may have any size. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    private static final byte[] NO_BODY = {};

    /** Reply without a value. */
    public static final Variant DONE = new Variant(Done.class, "done", 204, "Done");

    private final JavaType type;
    private final List<Variant> variants;
    private final Map<Class<?>, Variant> byClass;
    private final Map<String, Variant> byName;
    private final JsonMapper mapper;
    private final ObjectWriter writer;

    /**
     * Creates a reply.
     *
     * @param type its declared type
     * @param variants the classes that it may have, at least one, with different names
     * @param mapper writes it
     */
    public Reply(JavaType type, List<Variant> variants, JsonMapper mapper) {
        this.type = type;
        this.variants = List.copyOf(variants);
        this.byClass = variants.stream().collect(Collectors.toUnmodifiableMap(Variant::type, Function.identity()));
        this.byName = variants.stream().collect(Collectors.toUnmodifiableMap(Variant::name, Function.identity()));
        this.mapper = mapper;
        this.writer = mapper.writerFor(type);
    }

    /** Returns the declared type of the reply; for a {@code StatusReply}, the type of its value. */
    public JavaType type() {
        return type;
    }

    /** Returns all variants, at least one. */
    public List<Variant> variants() {
        return variants;
    }

    /** Returns the variants by HTTP status, in ascending order of the status. */
    public SortedMap<Integer, List<Variant>> byStatus() {
        return variants.stream().collect(Collectors.groupingBy(Variant::status, TreeMap::new, Collectors.toList()));
    }

    /** Serializes a reply of any size, like {@link #write(Object, long)}. */
    public Written write(Object reply) {
        return write(reply, UNLIMITED);
    }

    /**
     * Serializes a reply. Returns a reply unchanged if the process that hosts the actor has already serialized it. Logs
     * a reply that cannot be serialized, and returns {@link Written.Unwritable} or {@link Written.TooLarge}.
     *
     * @param largest how many bytes the JSON may have; writing stops there; or {@link #UNLIMITED}
     */
    public Written write(Object reply, long largest) {
        if (reply instanceof Written written) {
            return written;
        }
        var variant = variant(reply);
        if (variant.empty()) {
            return new Written.Json(variant.name(), NO_BODY);
        }
        try {
            return largest == UNLIMITED
                    ? new Written.Json(variant.name(), writer.writeValueAsBytes(reply))
                    : writeBounded(reply, variant, largest);
        } catch (JacksonException e) {
            LOG.error("event=reply-unwritable class={}", reply.getClass().getName(), e);
            return new Written.Unwritable();
        }
    }

    private Written writeBounded(Object reply, Variant variant, long largest) {
        var output = new BoundedOutput(largest);
        try {
            writer.writeValue(output, reply);
            return new Written.Json(variant.name(), output.toByteArrayUnsafe());
        } catch (JacksonException e) {
            if (!output.isExceeded()) {
                throw e;
            }
            LOG.error("event=reply-too-large variant={} largest={}", variant.name(), largest);
            return new Written.TooLarge(largest);
        }
    }

    /** Returns the members of a serialized reply, which must be a JSON object. The returned object may be modified. */
    public ObjectNode members(Written.Json written) {
        return (ObjectNode) mapper.readTree(written.json());
    }

    /**
     * Returns the variant of a reply, serialized or not. Empty if it could not be serialized, or if another version of
     * the application serialized a variant that this one does not have.
     */
    public Optional<Variant> variantOf(Object reply) {
        return switch (reply) {
            case Written.Json written ->
                isDone(written)
                        ? Optional.of(byName.getOrDefault(DONE.name(), DONE))
                        : Optional.ofNullable(byName.get(written.variant()));
            case Written unwritten -> Optional.empty();
            default -> Optional.of(variant(reply));
        };
    }

    /** Any successful {@code StatusReply} can be without a value. */
    private static boolean isDone(Written.Json written) {
        return written.variant().equals(DONE.name()) && written.json().length == 0;
    }

    private Variant variant(Object reply) {
        return reply instanceof Done ? DONE : byClass.getOrDefault(reply.getClass(), variants.getFirst());
    }
}
