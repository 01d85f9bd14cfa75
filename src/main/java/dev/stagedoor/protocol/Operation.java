package dev.stagedoor.protocol;

import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message of a protocol as an operation of HTTP. Safe for use by any thread. */
public final class Operation {

    private final String type;
    private final Class<?> message;
    private final String method;
    private final String name;
    private final String segment;
    private final @Nullable Exchange exchange;
    private final @Nullable Reply reply;
    private final @Nullable ReplyTo replyTo;
    private final @Nullable Deprecation deprecation;
    private final MessageDecoder decoder;

    Operation(
            String type,
            Class<?> message,
            @Nullable Exchange exchange,
            @Nullable Reply reply,
            @Nullable ReplyTo replyTo,
            @Nullable Deprecation deprecation,
            MessageDecoder decoder) {
        this.type = type;
        this.message = message;
        this.method = reads(message, reply) ? "GET" : "POST";
        this.name = Names.kebabCase(message.getSimpleName());
        this.segment =
                Names.kebabCase(reads(message, reply) ? message.getSimpleName().substring(3) : message.getSimpleName());
        this.exchange = exchange;
        this.reply = reply;
        this.replyTo = replyTo;
        this.deprecation = deprecation;
        this.decoder = decoder;
    }

    private static boolean reads(Class<?> message, @Nullable Reply reply) {
        var name = message.getSimpleName();
        return reply != null && name.length() > 3 && name.startsWith("Get") && !Character.isLowerCase(name.charAt(3));
    }

    /** The name of the actor's type. */
    public String type() {
        return type;
    }

    /** The message's record. */
    public Class<?> message() {
        return message;
    }

    /** The message's name in kebab-case. */
    public String name() {
        return name;
    }

    /** The HTTP method of the default URL: {@code GET} or {@code POST}. */
    public String method() {
        return method;
    }

    /** The last segment of the default URL. */
    public String segment() {
        return segment;
    }

    /** The default URL, with the variable {@code id}. */
    public String url() {
        return "/actors/" + type + "/{id}/" + segment;
    }

    /** The operation's second URL, if its author chose one. */
    public Optional<Exchange> exchange() {
        return Optional.ofNullable(exchange);
    }

    /** What the actor replies; empty if nobody is replied to. */
    public Optional<Reply> reply() {
        return Optional.ofNullable(reply);
    }

    /** Whether an actor that does as it is asked may answer in JSON, and not only by a status. */
    public boolean answersJson() {
        return reply != null && reply.variants().stream().anyMatch(variant -> !variant.refusal() && !variant.empty());
    }

    /** That the message should no longer be used; empty if it may. */
    public Optional<Deprecation> deprecation() {
        return Optional.ofNullable(deprecation);
    }

    /** The members of the message's JSON, in order; the one to reply to is not among them. */
    public List<Member> members() {
        return decoder.members();
    }

    /**
     * Makes the message.
     *
     * @param body a JSON object in UTF-8, or nothing
     * @param parameters texts by member, as queries, forms and paths carry them
     */
    public Decoded decode(byte[] body, Map<String, List<String>> parameters) {
        return decoder.decode(body, parameters);
    }

    /**
     * What to ask an actor with a message that {@link #decode} made.
     *
     * @param body the JSON it was made of
     * @param parameters the texts it was made of
     */
    public Request request(Object decoded, byte[] body, Map<String, List<String>> parameters) {
        return request(decoded, new Source(name, body, parameters));
    }

    /**
     * What to ask an actor with a message that another process made and found valid.
     *
     * @throws tools.jackson.core.JacksonException if this process cannot make it
     */
    public Request request(Source source) {
        return request(decoder.bind(source.json(), source.texts()), source);
    }

    private Request request(Object message, Source source) {
        return replyTo == null ? new Request.Tell(message, source) : new Request.Question(replyTo.of(message), source);
    }
}
