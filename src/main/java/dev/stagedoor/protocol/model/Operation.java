package dev.stagedoor.protocol.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** HTTP operation of one message of a protocol. Thread-safe. */
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
    private final Decoder decoder;

    /**
     * Creates the operation of a message.
     *
     * @param exchange its additional URL; null if there is none
     * @param reply its reply; null if the message is a tell
     * @param replyTo sets whom to reply to; null if the message is a tell
     * @param deprecation its deprecation; null if it is not deprecated
     */
    public Operation(
            String type,
            Class<?> message,
            @Nullable Exchange exchange,
            @Nullable Reply reply,
            @Nullable ReplyTo replyTo,
            @Nullable Deprecation deprecation,
            Decoder decoder) {
        this.type = type;
        this.message = message;
        this.method = isGet(message, reply) ? "GET" : "POST";
        this.name = Names.kebabCase(message.getSimpleName());
        this.segment =
                Names.kebabCase(isGet(message, reply) ? message.getSimpleName().substring(3) : message.getSimpleName());
        this.exchange = exchange;
        this.reply = reply;
        this.replyTo = replyTo;
        this.deprecation = deprecation;
        this.decoder = decoder;
    }

    private static boolean isGet(Class<?> message, @Nullable Reply reply) {
        var name = message.getSimpleName();
        return reply != null && name.length() > 3 && name.startsWith("Get") && !Character.isLowerCase(name.charAt(3));
    }

    /** Returns the name of the actor type. */
    public String type() {
        return type;
    }

    /** Returns the record of the message. */
    public Class<?> message() {
        return message;
    }

    /** Returns the name of the message in kebab-case. */
    public String name() {
        return name;
    }

    /** Returns the HTTP method of the default URL: {@code GET} or {@code POST}. */
    public String method() {
        return method;
    }

    /** Returns the last segment of the default URL, which is not percent-encoded. */
    public String segment() {
        return segment;
    }

    /** Returns the default URL, percent-encoded and with the variable {@code {id}}. */
    public String url() {
        return "/actors/" + type + "/{id}/" + UriUtils.encodePathSegment(segment, UTF_8);
    }

    /** Returns the additional method and URL from {@code @HttpExchange}; empty if the message has none. */
    public Optional<Exchange> exchange() {
        return Optional.ofNullable(exchange);
    }

    /** Returns the reply of the actor; empty if the message is a tell. */
    public Optional<Reply> reply() {
        return Optional.ofNullable(reply);
    }

    /** Returns whether a reply refuses the message: its status is 400 or more. */
    public boolean refusesBy(Object value) {
        return reply != null
                && reply.variantOf(value).map(Reply.Variant::refusal).orElse(false);
    }

    /** Returns whether a reply other than a refusal may have a JSON body. */
    public boolean answersJson() {
        return reply != null && reply.variants().stream().anyMatch(variant -> !variant.refusal() && !variant.empty());
    }

    /** Returns the deprecation of the message; empty if it is not deprecated. */
    public Optional<Deprecation> deprecation() {
        return Optional.ofNullable(deprecation);
    }

    /** Returns the members of the message's JSON object in order, without {@code replyTo} and the caller. */
    public List<Member> members() {
        return decoder.members();
    }

    /**
     * Returns whether a caller can send the message; not if the message must have its caller, and nobody knows it.
     *
     * @param caller the authenticated caller; null if nobody authenticated it
     */
    public boolean suits(@Nullable Principal caller) {
        return decoder.suits(caller);
    }

    /**
     * Decodes and validates a message.
     *
     * @param body a JSON object in UTF-8; empty for none
     * @param parameters strings from the query, the form and the path, by member
     * @param caller the authenticated caller, whom the message {@link #suits}
     */
    public Decoded decode(byte[] body, Map<String, List<String>> parameters, @Nullable Principal caller) {
        return decoder.decode(body, parameters, caller);
    }

    /**
     * Creates the request to an actor from a message that {@link #decode} returned.
     *
     * @param decoded the message
     * @param body the body that it was decoded from
     * @param parameters the parameters that it was decoded from
     * @param caller the caller that it was decoded for
     */
    public Request request(
            Object decoded, byte[] body, Map<String, List<String>> parameters, @Nullable Principal caller) {
        return request(decoded, new Source(name, body, parameters, decoder.write(caller)));
    }

    /**
     * Creates the request to an actor from a message that another process decoded and validated.
     *
     * @throws tools.jackson.core.JacksonException if the source does not bind to the message in this process
     */
    public Request request(Source source) {
        return request(decoder.bind(source), source);
    }

    private Request request(Object message, Source source) {
        return replyTo == null ? new Request.Tell(message, source) : new Request.Question(replyTo.of(message), source);
    }
}
