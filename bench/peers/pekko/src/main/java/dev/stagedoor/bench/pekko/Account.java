package dev.stagedoor.bench.pekko;

import java.math.BigDecimal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Account that persists an event for each deposit. It takes no snapshots, and deletes nothing. */
final class Account extends EventSourcedBehavior<Account.Deposit, Account.Paid, BigDecimal> {

    static final EntityTypeKey<Deposit> KEY = EntityTypeKey.create(Deposit.class, "account");

    record Deposit(BigDecimal amount, ActorRef<Deposited> replyTo) {}

    public record Deposited(BigDecimal amount, BigDecimal balance) {}

    record Paid(BigDecimal amount) {}

    Account(String id) {
        super(PersistenceId.of(KEY.name(), id));
    }

    @Override
    public BigDecimal emptyState() {
        return BigDecimal.ZERO;
    }

    @Override
    public CommandHandler<Deposit, Paid, BigDecimal> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Deposit.class, deposit -> Effect()
                        .persist(new Paid(deposit.amount()))
                        .thenReply(deposit.replyTo(), balance -> new Deposited(deposit.amount(), balance)))
                .build();
    }

    @Override
    public EventHandler<BigDecimal, Paid> eventHandler() {
        return (balance, paid) -> balance.add(paid.amount());
    }
}
