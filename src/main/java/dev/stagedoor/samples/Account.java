package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Event-sourced bank account. It persists an event for each change, and replays the events to recover its balance. It
 * replies with a sealed interface, so that a refusal is a record with an HTTP status of its own.
 */
public final class Account {

    /** The type's name, as in {@code /actors/account}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "account");

    /** Messages of an account. */
    @Schema(description = "Accounts: they hold money, and define their own refusals.")
    public sealed interface Message {}

    /** Pays money in. It also has a URL of its own. */
    @Schema(description = "Pays money in.")
    @HttpExchange(method = "POST", url = "/accounts/{id}/deposits")
    public record Deposit(
            @Positive @Digits(integer = 12, fraction = 2) @Schema(description = "how much is paid in", example = "100")
            BigDecimal amount,

            ActorRef<Deposited> replyTo)
            implements Message {}

    /** Takes money out, if there is enough. */
    @Schema(description = "Takes money out, if there is enough.")
    public record Withdraw(
            @Positive
            @Digits(integer = 12, fraction = 2)
            @Schema(description = "how much is taken out", example = "100")
            BigDecimal amount,

            ActorRef<Withdrawal> replyTo)
            implements Message {}

    /** Reads the balance. */
    @Schema(description = "Answers with the balance.")
    public record GetBalance(ActorRef<Balance> replyTo) implements Message {}

    /** The deposit was made. */
    @Schema(description = "The deposit was made.")
    @ResponseStatus(HttpStatus.CREATED)
    public record Deposited(
            @Schema(description = "how much was paid in", example = "100")
            BigDecimal amount,

            @Schema(description = "what the account holds now", example = "100")
            BigDecimal balance) {}

    /** Result of a withdrawal. */
    @Schema(description = "The result of a withdrawal.")
    public sealed interface Withdrawal {}

    /** The money was taken out. */
    @Schema(description = "The money was taken out.")
    public record Withdrawn(
            @Schema(description = "how much was taken out", example = "100")
            BigDecimal amount,

            @Schema(description = "what the account holds now", example = "0")
            BigDecimal balance)
            implements Withdrawal {}

    /** There is not enough; nothing was taken out. */
    @Schema(description = "There is not enough; nothing was taken out.")
    @ResponseStatus(HttpStatus.CONFLICT)
    public record InsufficientFunds(
            @Schema(description = "what the account holds", example = "0")
            BigDecimal balance,

            @Schema(description = "how much was requested", example = "100")
            BigDecimal requested)
            implements Withdrawal {}

    /** What the account holds. */
    @Schema(description = "What the account holds.")
    public record Balance(
            @Schema(description = "what the account holds", example = "100")
            BigDecimal balance) {}

    /** Events that are persisted. */
    sealed interface Event {}

    record MoneyDeposited(BigDecimal amount) implements Event {}

    record MoneyWithdrawn(BigDecimal amount) implements Event {}

    /** State of an account, built from its events. */
    record State(BigDecimal balance) {

        static final State OPENED = new State(BigDecimal.ZERO);

        State after(Event event) {
            return switch (event) {
                case MoneyDeposited(var amount) -> new State(balance.add(amount));
                case MoneyWithdrawn(var amount) -> new State(balance.subtract(amount));
            };
        }
    }

    private Account() {}

    static Behavior<Message> create(PersistenceId id) {
        return new Ledger(id);
    }

    /** Persists each event before it replies. */
    private static final class Ledger extends EventSourcedBehavior<Message, Event, State> {

        private static final int EVENTS_PER_SNAPSHOT = 100;
        private static final int SNAPSHOTS_KEPT = 1;

        Ledger(PersistenceId id) {
            super(id);
        }

        @Override
        public State emptyState() {
            return State.OPENED;
        }

        @Override
        public CommandHandler<Message, Event, State> commandHandler() {
            return (state, message) -> switch (message) {
                case Deposit(var amount, var replyTo) ->
                    Effect()
                            .persist(new MoneyDeposited(amount))
                            .thenReply(replyTo, kept -> new Deposited(amount, kept.balance()));
                case Withdraw(var amount, var replyTo)
                when amount.compareTo(state.balance()) > 0 ->
                    Effect().none().thenReply(replyTo, same -> new InsufficientFunds(same.balance(), amount));
                case Withdraw(var amount, var replyTo) ->
                    Effect()
                            .persist(new MoneyWithdrawn(amount))
                            .thenReply(replyTo, kept -> new Withdrawn(amount, kept.balance()));
                case GetBalance(var replyTo) -> Effect().none().thenReply(replyTo, same -> new Balance(same.balance()));
            };
        }

        @Override
        public EventHandler<State, Event> eventHandler() {
            return State::after;
        }

        @Override
        public RetentionCriteria retentionCriteria() {
            return RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, SNAPSHOTS_KEPT)
                    .withDeleteEventsOnSnapshot();
        }
    }
}
