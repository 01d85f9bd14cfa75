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

/** A seat in the house, which one guest can have. Only what it is now is kept, not how it came to be. */
public final class Seat {

    /** The type's name, as in {@code /actors/seat}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "seat");

    /** What a seat can be asked. */
    @Schema(description = "Seats: one guest can have each.")
    public sealed interface Message {}

    /** Takes the seat for a guest. */
    @Schema(description = "Takes the seat for a guest, if nobody else has it.")
    public record Reserve(
            @NotBlank @Size(max = 100) @Schema(description = "who is to have it", example = "Ying")
            String guest,

            ActorRef<Reservation> replyTo)
            implements Message {}

    /** Gives the seat up. */
    @Schema(description = "Gives the seat up; it is free then, whoever had it.")
    public record Release(ActorRef<Done> replyTo) implements Message {}

    /** Reads who has the seat. */
    @Schema(description = "Answers with who has the seat.")
    public record GetGuest(ActorRef<Guest> replyTo) implements Message {}

    /** What came of a reservation. */
    @Schema(description = "What came of a reservation.")
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

    /** What is kept. */
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
