package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.state.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.state.javadsl.DurableStateBehavior;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Seat that one guest can reserve. It persists its current state (durable state), not events. */
public final class Seat {

    /** The type's name, as in {@code /actors/seat}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "seat");

    /** Messages of a seat. */
    @Schema(description = "Seats: one guest can reserve each.")
    public sealed interface Message {}

    /** Reserves the seat for a guest. */
    @Schema(description = "Reserves the seat for a guest, if nobody else has it.")
    public record Reserve(
            @NotBlank @Size(max = 100) @Schema(description = "who reserves it", example = "Ying")
            String guest,

            ActorRef<Reservation> replyTo)
            implements Message {}

    /** Frees the seat. */
    @Schema(description = "Frees the seat, no matter who has it.")
    public record Release(ActorRef<Done> replyTo) implements Message {}

    /** Reads who has the seat. */
    @Schema(description = "Answers with who has the seat.")
    public record GetGuest(ActorRef<Guest> replyTo) implements Message {}

    /** Result of a reservation. */
    @Schema(description = "The result of a reservation.")
    public sealed interface Reservation {}

    /** The guest has the seat. */
    @Schema(description = "The guest has the seat.")
    public record Reserved(
            @Schema(description = "who has it", example = "Ying")
            String guest) implements Reservation {}

    /** Somebody else has the seat. */
    @Schema(description = "Somebody else has the seat.")
    @ResponseStatus(HttpStatus.CONFLICT)
    public record Taken(
            @Schema(description = "who has it", example = "Lin")
            String by) implements Reservation {}

    /** Who has the seat. */
    @Schema(description = "Who has the seat, if anybody.")
    public record Guest(
            @Schema(description = "who has it", example = "Ying")
            Optional<String> guest) {}

    /** State that is persisted. */
    record State(Optional<String> guest) {

        static final State FREE = new State(Optional.empty());
    }

    private Seat() {}

    static Behavior<Message> create(PersistenceId id) {
        return new Reserving(id);
    }

    private static final class Reserving extends DurableStateBehavior<Message, State> {

        Reserving(PersistenceId id) {
            super(id);
        }

        @Override
        public State emptyState() {
            return State.FREE;
        }

        @Override
        public CommandHandler<Message, State> commandHandler() {
            return (state, message) -> switch (message) {
                case Reserve(var guest, var replyTo)
                when state.guest().filter(other -> !other.equals(guest)).isPresent() ->
                    Effect()
                            .none()
                            .thenReply(replyTo, same -> new Taken(same.guest().orElseThrow()));
                case Reserve(var guest, var replyTo) ->
                    Effect().persist(new State(Optional.of(guest))).thenReply(replyTo, kept -> new Reserved(guest));
                case Release(var replyTo) ->
                    Effect().persist(State.FREE).thenReply(replyTo, kept -> Done.getInstance());
                case GetGuest(var replyTo) -> Effect().none().thenReply(replyTo, same -> new Guest(same.guest()));
            };
        }
    }
}
