package dev.stagedoor.protocol;

import java.util.List;
import java.util.Map;
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

/** What a message is replied to with, and how that looks in HTTP. Safe for use by any thread. */
public final class Reply {

    /**
     * One class of replies.
     *
     * @param type the class
     * @param name its name in kebab-case, as in the member {@code type} of a sealed family
     * @param status the HTTP status it is answered with
     * @param title what the status means here, in a few words
     */
    public record Variant(Class<?> type, String name, int status, String title) {

        /** Whether the reply is a refusal, told as a problem. */
        public boolean refusal() {
            return status >= 400;
        }

        /** Whether the status, by HTTP's rules, has no body. */
        public boolean empty() {
            return status == 204 || status == 205 || status == 304;
        }
    }

    /** A reply as it is told: it can travel between processes. */
    public sealed interface Written {

        /**
         * A reply in JSON.
         *
         * @param variant the name of its variant
         * @param json the JSON; empty if the variant's status has no body
         */
        record Json(String variant, byte[] json) implements Written {}

        /** A reply that cannot be told. */
        record Unwritable() implements Written {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    private static final byte[] NOTHING = {};

    static final Variant DONE = new Variant(Done.class, "done", 204, "Done");

    private final JavaType type;
    private final List<Variant> variants;
    private final Map<Class<?>, Variant> byClass;
    private final Map<String, Variant> byName;
    private final JsonMapper mapper;
    private final ObjectWriter writer;

    Reply(JavaType type, List<Variant> variants, JsonMapper mapper) {
        this.type = type;
        this.variants = List.copyOf(variants);
        this.byClass = variants.stream().collect(Collectors.toUnmodifiableMap(Variant::type, Function.identity()));
        this.byName = variants.stream().collect(Collectors.toUnmodifiableMap(Variant::name, Function.identity()));
        this.mapper = mapper;
        this.writer = mapper.writerFor(type);
    }

    /** The declared type; of a {@code StatusReply}, that of its value. */
    public JavaType type() {
        return type;
    }

    /** All classes of replies, at least one. */
    public List<Variant> variants() {
        return variants;
    }

    /** The classes of replies by the HTTP status they are answered with, in its order. */
    public SortedMap<Integer, List<Variant>> byStatus() {
        return variants.stream().collect(Collectors.groupingBy(Variant::status, TreeMap::new, Collectors.toList()));
    }

    /**
     * The reply as it is told. A reply that was written before, by the process that hosts the actor, is returned as it is.
     * One that cannot be written is logged.
     */
    public Written write(Object reply) {
        if (reply instanceof Written written) {
            return written;
        }
        var variant = variantOf(reply);
        if (variant.empty()) {
            return new Written.Json(variant.name(), NOTHING);
        }
        try {
            return new Written.Json(variant.name(), writer.writeValueAsBytes(reply));
        } catch (JacksonException e) {
            LOG.error("event=reply-unwritable class={}", reply.getClass().getName(), e);
            return new Written.Unwritable();
        }
    }

    /** The members of a written reply that is a JSON object, for adding to them. */
    public ObjectNode members(Written.Json written) {
        return (ObjectNode) mapper.readTree(written.json());
    }

    /** Which of the variants a reply is, written or not. */
    public Variant variantOf(Object reply) {
        return switch (reply) {
            case Done done -> DONE;
            case Written.Json written -> byName.getOrDefault(written.variant(), DONE);
            default -> byClass.getOrDefault(reply.getClass(), variants.getFirst());
        };
    }
}
