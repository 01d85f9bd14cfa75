package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;

/** Holds money. It refuses in its own words: a sealed reply, each of whose records has its status. */
public final class Account {

    /** The type's name, as in {@code /actors/account}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "account");

    /** What an account can be asked. */
    @Schema(description = "Accounts: they hold money, and refuse in their own words.")
    public sealed interface Message {}

    /** Pays in; also at a URL of its own. */
    @Schema(description = "Pays money in.")
    @HttpExchange(method = "POST", url = "/accounts/{id}/deposits")
    public record Deposit(
            @Positive @Digits(integer = 12, fraction = 2) @Schema(description = "how much is paid in", example = "100")
            BigDecimal amount,

            ActorRef<Deposited> replyTo)
            implements Message {}

    /** Takes out, if there is enough. */
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

    /** What came of a withdrawal. */
    @Schema(description = "What came of a withdrawal.")
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

            @Schema(description = "how much was to be taken out", example = "100")
            BigDecimal requested)
            implements Withdrawal {}

    /** What the account holds. */
    @Schema(description = "What the account holds.")
    public record Balance(
            @Schema(description = "what the account holds", example = "100")
            BigDecimal balance) {}

    private Account() {}

    static Behavior<Message> create() {
        return holding(BigDecimal.ZERO);
    }

    private static Behavior<Message> holding(BigDecimal balance) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Deposit(var amount, var replyTo) -> {
                var next = balance.add(amount);
                replyTo.tell(new Deposited(amount, next));
                yield holding(next);
            }
            case Withdraw(var amount, var replyTo)
            when amount.compareTo(balance) > 0 -> {
                replyTo.tell(new InsufficientFunds(balance, amount));
                yield Behaviors.same();
            }
            case Withdraw(var amount, var replyTo) -> {
                var next = balance.subtract(amount);
                replyTo.tell(new Withdrawn(amount, next));
                yield holding(next);
            }
            case GetBalance(var replyTo) -> {
                replyTo.tell(new Balance(balance));
                yield Behaviors.same();
            }
        });
    }
}
