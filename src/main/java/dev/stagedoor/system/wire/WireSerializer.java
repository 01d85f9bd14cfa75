package dev.stagedoor.system.wire;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.ProcessReport;
import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.Returned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Serializer of the messages that travel between processes, in CBOR. Safe for use by any thread. */
public final class WireSerializer extends SerializerWithStringManifest {

    /** What a message needs of a frame besides itself, in bytes. */
    public static final int OVERHEAD = 64 * 1024;

    /**
     * Types that it serializes. Each class is listed by itself: records have a binding of their own if actors persist, and
     * an ask is also a reference, which Pekko binds.
     */
    public static final List<Class<?>> TYPES = List.of(
            PendingAsk.class,
            OneWay.class,
            Withdrawal.class,
            DistantOutcome.class,
            Returned.class,
            HostedShards.class,
            ActorInquiry.class,
            ActorReport.class,
            ProcessInquiry.class,
            ProcessReport.class);

    /** Pekko identifies serializers by number; those up to 40 are its own. */
    private static final int IDENTIFIER = 779_101_401;

    private static final String ENVELOPE = "envelope";
    private static final String OUTCOME = "outcome";
    private static final String WITHDRAWAL = "withdrawal";
    private static final String RETURNED = "returned";
    private static final String SHARDS = "shards";
    private static final String INQUIRY = "inquiry";
    private static final String REPORT = "report";
    private static final String PROCESS_INQUIRY = "process-inquiry";
    private static final String PROCESS_REPORT = "process-report";

    private static final ObjectMapper CBOR = OutcomeCodec.CBOR;

    /** Outcome as Pekko carries it, with the member that hosts the actor. */
    private record WireAnswer(WireOutcome outcome, String member) {}

    private record WireInquiry<Q>(Q query, String replyTo) {}

    private static final TypeReference<WireInquiry<ActorQuery>> ACTOR_INQUIRY_TYPE = new TypeReference<>() {};
    private static final TypeReference<WireInquiry<FailureQuery>> PROCESS_INQUIRY_TYPE = new TypeReference<>() {};

    private final ActorSystem<Void> system;
    private final InboundAsks inboundAsks;

    public WireSerializer(ExtendedActorSystem system, InboundAsks inboundAsks) {
        this.system = Adapter.toTyped(system);
        this.inboundAsks = inboundAsks;
    }

    /** Returns how many bytes of a message travel between processes of a configuration. */
    public static int largest(Config config) {
        return largestFrame(config) - OVERHEAD;
    }

    /** Returns how many bytes a message may take with what it needs besides itself. */
    public static int largestFrame(Config config) {
        return Math.toIntExact(config.getBytes("pekko.remote.artery.advanced.maximum-frame-size"));
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object sent) {
        return switch (sent) {
            case Envelope envelope -> ENVELOPE;
            case DistantOutcome distant -> OUTCOME;
            case Withdrawal withdrawal -> WITHDRAWAL;
            case Returned returned -> RETURNED;
            case HostedShards hosted -> SHARDS;
            case ActorInquiry inquiry -> INQUIRY;
            case ActorReport report -> REPORT;
            case ProcessInquiry inquiry -> PROCESS_INQUIRY;
            case ProcessReport report -> PROCESS_REPORT;
            default -> throw new IllegalArgumentException("cannot be serialized: " + sent.getClass());
        };
    }

    @Override
    public byte[] toBinary(Object sent) {
        try {
            return CBOR.writeValueAsBytes(
                    switch (sent) {
                        case Envelope envelope -> WireEnvelope.of(envelope, system.ignoreRef(), this::text);
                        case DistantOutcome(var outcome, var member) -> new WireAnswer(WireOutcome.of(outcome), member);
                        case Withdrawal(var replyTo) -> text(replyTo);
                        case Returned returned -> Map.of();
                        case HostedShards hosted -> hosted;
                        case ActorInquiry(var query, var replyTo) -> new WireInquiry<>(query, text(replyTo));
                        case ActorReport report -> report;
                        case ProcessInquiry(var failures, var replyTo) -> new WireInquiry<>(failures, text(replyTo));
                        case ProcessReport report -> report;
                        default -> throw new IllegalArgumentException("cannot be serialized: " + sent.getClass());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                    var wireAnswer = CBOR.readValue(bytes, WireAnswer.class);
                    yield new DistantOutcome(wireAnswer.outcome().toOutcome(), wireAnswer.member());
                }
                case RETURNED -> new Returned();
                case SHARDS -> CBOR.readValue(bytes, HostedShards.class);
                case INQUIRY -> {
                    var inquiry = CBOR.readValue(bytes, ACTOR_INQUIRY_TYPE);
                    yield new ActorInquiry(inquiry.query(), ref(inquiry.replyTo()));
                }
                case REPORT -> CBOR.readValue(bytes, ActorReport.class);
                case PROCESS_INQUIRY -> {
                    var inquiry = CBOR.readValue(bytes, PROCESS_INQUIRY_TYPE);
                    yield new ProcessInquiry(inquiry.query(), ref(inquiry.replyTo()));
                }
                case PROCESS_REPORT -> CBOR.readValue(bytes, ProcessReport.class);
                case WITHDRAWAL -> new Withdrawal(ref(CBOR.readValue(bytes, String.class)));
                default -> throw new IllegalArgumentException("unknown manifest: " + manifest);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(ActorRef<?> ref) {
        return ActorRefResolver.get(system).toSerializationFormat(ref);
    }

    private <T> ActorRef<T> ref(String text) {
        return ActorRefResolver.get(system).resolveActorRef(text);
    }
}
