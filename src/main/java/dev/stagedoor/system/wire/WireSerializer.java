package dev.stagedoor.system.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.typesafe.config.Config;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.Returned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.jspecify.annotations.Nullable;

/** Serializer of the messages that travel between processes, in CBOR. Safe for use by any thread. */
public final class WireSerializer extends SerializerWithStringManifest {

    /** What a message needs of a frame besides itself, in bytes. */
    public static final int OVERHEAD = 64 * 1024;

    /**
     * Types that it serializes. Each class is listed by itself: records have a binding of their own if actors persist, and
     * an ask is also a reference, which Pekko binds.
     */
    public static final List<Class<?>> TYPES = Stream.<Class<?>>concat(
                    Stream.of(
                            PendingAsk.class,
                            OneWay.class,
                            Withdrawal.class,
                            DistantOutcome.class,
                            Returned.class,
                            HostedShards.class),
                    Stream.of(Outcome.class.getPermittedSubclasses()))
            .toList();

    /** Pekko identifies serializers by number; those up to 40 are its own. */
    private static final int IDENTIFIER = 779_101_401;

    private static final String ENVELOPE = "envelope";
    private static final String OUTCOME = "outcome";
    private static final String WITHDRAWAL = "withdrawal";
    private static final String RETURNED = "returned";
    private static final String SHARDS = "shards";

    private static final ObjectMapper CBOR =
            CBORMapper.builder().addModule(new SealedTypesModule()).build();

    /** Outcome on the wire: the written reply if the actor replied, else the outcome; and the member, if known. */
    private record WireOutcome(
            @Nullable Outcome outcome,
            Reply.@Nullable Written reply,
            @Nullable String member) {}

    private final ActorSystem<Void> system;
    private final InboundAsks inboundAsks;

    public WireSerializer(ExtendedActorSystem system, InboundAsks inboundAsks) {
        this.system = Adapter.toTyped(system);
        this.inboundAsks = inboundAsks;
    }

    /** Returns how many bytes of a message travel between processes of a configuration. */
    public static long largest(Config config) {
        return config.getBytes("pekko.remote.artery.advanced.maximum-frame-size") - OVERHEAD;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object sent) {
        return switch (sent) {
            case Envelope envelope -> ENVELOPE;
            case Outcome outcome -> OUTCOME;
            case DistantOutcome distant -> OUTCOME;
            case Withdrawal withdrawal -> WITHDRAWAL;
            case Returned returned -> RETURNED;
            case HostedShards hosted -> SHARDS;
            default -> throw new IllegalArgumentException("cannot be serialized: " + sent.getClass());
        };
    }

    @Override
    public byte[] toBinary(Object sent) {
        try {
            return CBOR.writeValueAsBytes(
                    switch (sent) {
                        case Envelope envelope -> WireEnvelope.of(envelope, system.ignoreRef(), this::text);
                        case Outcome outcome -> toWireOutcome(outcome, null);
                        case DistantOutcome(var outcome, var member) -> toWireOutcome(outcome, member);
                        case Withdrawal(var replyTo) -> text(replyTo);
                        case Returned returned -> Map.of();
                        case HostedShards hosted -> hosted;
                        default -> throw new IllegalArgumentException("cannot be serialized: " + sent.getClass());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireOutcome toWireOutcome(Outcome outcome, @Nullable String member) {
        return outcome instanceof Outcome.Replied(Reply.Written reply)
                ? new WireOutcome(null, reply, member)
                : new WireOutcome(outcome, null, member);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        try {
            return switch (manifest) {
                case ENVELOPE -> {
                    var wireEnvelope = CBOR.readValue(bytes, WireEnvelope.class);
                    yield inboundAsks.accept(wireEnvelope, ref(wireEnvelope.replyTo()), system);
                }
                case OUTCOME -> {
                    var wireOutcome = CBOR.readValue(bytes, WireOutcome.class);
                    var outcome = outcome(wireOutcome);
                    yield wireOutcome.member() == null ? outcome : new DistantOutcome(outcome, wireOutcome.member());
                }
                case RETURNED -> new Returned();
                case SHARDS -> CBOR.readValue(bytes, HostedShards.class);
                case WITHDRAWAL -> new Withdrawal(ref(CBOR.readValue(bytes, String.class)));
                default -> throw new IllegalArgumentException("unknown manifest: " + manifest);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(WireOutcome wireOutcome) {
        if (wireOutcome.reply() != null) {
            return new Outcome.Replied(wireOutcome.reply());
        }
        if (wireOutcome.outcome() != null) {
            return wireOutcome.outcome();
        }
        throw new IllegalArgumentException("the outcome is empty");
    }

    private String text(ActorRef<Object> ref) {
        return ActorRefResolver.get(system).toSerializationFormat(ref);
    }

    private ActorRef<Object> ref(String text) {
        return ActorRefResolver.get(system).resolveActorRef(text);
    }
}
