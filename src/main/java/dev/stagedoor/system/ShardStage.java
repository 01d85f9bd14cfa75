package dev.stagedoor.system;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;

/** Asks actors through their shard regions. */
final class ShardStage implements Stage {

    private final ActorSystemLifecycle system;

    ShardStage(ActorSystemLifecycle system) {
        this.system = system;
    }

    @Override
    public CompletableFuture<Outcome> ask(Ask ask) {
        var running = system.running();
        if (running == null) {
            return CompletableFuture.completedFuture(new Outcome.NotReady());
        }
        if (ask.request() instanceof Request.Tell) {
            var nobody = running.system().<Object>ignoreRef();
            var envelope = new Envelope(ask.request(), ask.deadline(), ask.traceparent(), nobody);
            running.regions()
                    .of(ask.address().type())
                    .tell(new ShardingEnvelope<>(ask.address().id(), envelope));
            return CompletableFuture.completedFuture(new Outcome.Told());
        }
        return new Delivery(ask).send(running);
    }

    /** One ask under way, and its envelope, which tells at the deadline whether the actor had begun. */
    private static final class Delivery {

        private final Ask ask;
        private @Nullable Envelope envelope;

        Delivery(Ask ask) {
            this.ask = ask;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what comes after a cancellation
        CompletableFuture<Outcome> send(RunningSystem running) {
            var asked = AskPattern.<ShardingEnvelope<Object>, Object>ask(
                            running.regions().of(ask.address().type()),
                            replyTo -> {
                                envelope = new Envelope(ask.request(), ask.deadline(), ask.traceparent(), replyTo);
                                return new ShardingEnvelope<>(ask.address().id(), envelope);
                            },
                            ask.deadline().remaining().plusNanos(1),
                            running.system().scheduler())
                    .handle(this::outcome)
                    .toCompletableFuture();
            asked.whenComplete((outcome, cancelled) -> {
                if (cancelled != null && envelope != null) {
                    envelope.drop();
                }
            });
            return asked;
        }

        private Outcome outcome(@Nullable Object reply, @Nullable Throwable failure) {
            if (failure != null || reply == null) {
                return new Outcome.DeadlineExceeded(
                        envelope == null || envelope.drop() ? Executed.NO : Executed.UNKNOWN);
            }
            return switch (reply) {
                case Outcome outcome -> outcome;
                case StatusReply<?> status when status.isSuccess() -> new Outcome.Replied(valueOf(status));
                case StatusReply<?> status ->
                    new Outcome.Rejected(String.valueOf(status.getError().getMessage()));
                default -> new Outcome.Replied(reply);
            };
        }

        /** Java lets a status succeed with null, which says no more than that it is done. */
        private static Object valueOf(StatusReply<?> status) {
            @Nullable Object value = status.getValue();
            return value == null ? Done.getInstance() : value;
        }
    }
}
