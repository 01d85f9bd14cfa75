package dev.stagedoor.protocol;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
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

    static final Variant DONE = new Variant(Done.class, "done", 204, "Done");

    private final JavaType type;
    private final List<Variant> variants;
    private final Map<Class<?>, Variant> byClass;
    private final JsonMapper mapper;
    private final ObjectWriter writer;

    Reply(JavaType type, List<Variant> variants, JsonMapper mapper) {
        this.type = type;
        this.variants = List.copyOf(variants);
        this.byClass = variants.stream().collect(Collectors.toUnmodifiableMap(Variant::type, Function.identity()));
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

    /** Which of the variants a reply is. */
    public Variant variantOf(Object reply) {
        return reply instanceof Done ? DONE : byClass.getOrDefault(reply.getClass(), variants.getFirst());
    }

    /**
     * The reply as JSON.
     *
     * @throws tools.jackson.core.JacksonException if it cannot be written
     */
    public byte[] json(Object reply) {
        return writer.writeValueAsBytes(reply);
    }

    /**
     * The members of a reply that is a JSON object, for adding to them.
     *
     * @throws tools.jackson.core.JacksonException if it cannot be written
     */
    public ObjectNode members(Object reply) {
        return (ObjectNode) mapper.readTree(json(reply));
    }
}
