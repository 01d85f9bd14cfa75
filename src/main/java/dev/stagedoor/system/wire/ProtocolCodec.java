package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.protocol.model.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Codec of requests and replies in the process that hosts the actors, by the protocols that it serves. Safe for use by
 * any thread.
 */
public final class ProtocolCodec {

    private static final Logger LOG = LoggerFactory.getLogger(ProtocolCodec.class);

    /** The most bytes that a character of Java takes in UTF-8. */
    private static final int MOST_BYTES = 3;

    private final Protocols protocols;
    private final long largest;

    /**
     * Creates a codec.
     *
     * @param largest how many bytes of a reply travel between processes
     */
    public ProtocolCodec(Protocols protocols, long largest) {
        this.protocols = protocols;
        this.largest = largest;
    }

    /** Returns the request; empty if another version of the application sent a message that this one does not have. */
    public Optional<Request> read(WireRequest wireRequest) {
        return switch (wireRequest.kind()) {
            case MESSAGE -> message(wireRequest);
            case START -> Optional.of(new Request.Start());
            case STOP -> Optional.of(new Request.Stop());
            case ERASE -> Optional.of(new Request.Erase());
        };
    }

    private Optional<Request> message(WireRequest wireRequest) {
        try {
            return Optional.of(operation(wireRequest).request(wireRequest.source()));
        } catch (IllegalArgumentException e) {
            return unknown(wireRequest, e.getMessage());
        } catch (JacksonException e) {
            // Its message can contain values of the caller.
            return unknown(
                    wireRequest, "it has other members here: " + e.getClass().getSimpleName());
        }
    }

    private static Optional<Request> unknown(WireRequest wireRequest, @Nullable String reason) {
        LOG.warn(
                "event=message-unknown type={} message={} reason=\"{}\"",
                wireRequest.type(),
                wireRequest.source().message(),
                reason);
        return Optional.empty();
    }

    /**
     * Writes a reply here, where its protocol is known; so no other process has to read it. Replaces what is too large:
     * it could not be sent, and the asker would wait for it.
     */
    public Outcome write(WireRequest wireRequest, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replied(var reply) ->
                new Outcome.Replied(operation(wireRequest).reply().orElseThrow().write(reply, largest));
            case Outcome.Rejected(var reason)
            when !fits(reason) -> {
                LOG.error("event=reply-too-large variant=rejected largest={}", largest);
                yield new Outcome.Replied(new Reply.Written.TooLarge(largest));
            }
            default -> outcome;
        };
    }

    private boolean fits(String text) {
        return text.length() <= largest / MOST_BYTES
                || (text.length() <= largest && text.getBytes(StandardCharsets.UTF_8).length <= largest);
    }

    private Operation operation(WireRequest wireRequest) {
        return protocols.operation(wireRequest.type(), wireRequest.source().message());
    }
}
