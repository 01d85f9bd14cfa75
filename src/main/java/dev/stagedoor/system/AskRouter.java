package dev.stagedoor.system;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Brings asks to actors in other processes. When such a process ends, asks that had left for it are answered at once, as
 * nobody knows how far they came; those that had not are sent to wherever their actor lives next, and so is what comes
 * meanwhile. Safe for use by any thread.
 */
final class AskRouter {

    /** Longer than a message waits for anything but a shard's new home; what waits longer may have been lost on the way. */
    private static final Duration STRAYED = Duration.ofSeconds(1);

    /** What was returned was on its way to a shard that moves; where to is not known at once. */
    private static final Duration RETURNED = Duration.ofMillis(50);

    private final ActorSystem<?> system;
    private final Regions regions;
    private final HostLocator hostLocator;
    private final ActorRef<Object> nobody;
    private final Withdrawals withdrawals;
    private final Runnable listening;
    private final Cancellable resending;
    private final Set<RoutedAsk> underway = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    AskRouter(ActorSystem<?> system, Regions regions, HostLocator hostLocator) {
        this.system = system;
        this.regions = regions;
        this.hostLocator = hostLocator;
        this.nobody = hostLocator.decided() ? system.ignoreRef() : named(system);
        this.withdrawals = new Withdrawals(system);
        this.listening = hostLocator.onGone(this::gone);
        this.resending = system.scheduler()
                .scheduleWithFixedDelay(STRAYED, STRAYED, this::resendStrayed, system.executionContext());
    }

    /** What is said late to a process that had the address before must not find whoever has the same name now. */
    private static ActorRef<Object> named(ActorSystem<?> system) {
        return system.systemActorOf(Behaviors.ignore(), "asked-" + UUID.randomUUID(), Props.empty());
    }

    /** Ends what goes on in the background, and tells those who still wait what is known: nobody else will. */
    void close() {
        resending.cancel();
        listening.run();
        closed = true;
        underway.forEach(AskRouter::abandon);
    }

    private static void abandon(RoutedAsk routedAsk) {
        var pendingAsk = routedAsk.pendingAsk();
        pendingAsk.outcome().complete(pendingAsk.giveUp() ? new Outcome.NotReady() : new Outcome.Unreachable());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what comes after the outcome cannot change it
    CompletableFuture<Outcome> ask(Ask ask) {
        var pendingAsk = PendingAsk.of(ask, hostLocator.grace(), nobody, system);
        var routedAsk = new RoutedAsk(
                ask.address(), pendingAsk, regions.of(ask.address().type()));
        pendingAsk.whenReturned(() -> sendAgain(routedAsk));
        underway.add(routedAsk);
        var outcome = pendingAsk.outcome();
        outcome.whenComplete((result, cancelled) -> {
            underway.remove(routedAsk);
            routedAsk.answered(hostLocator);
            if (cancelled != null && !pendingAsk.giveUp()) {
                withdrawals.send(pendingAsk.envelope());
            }
        });
        if (closed) {
            abandon(routedAsk);
        } else {
            send(routedAsk);
        }
        return outcome;
    }

    /** Sends a message that nobody waits for; false if it is refused, as too much waits for its actor's host, which is silent. */
    boolean tell(Address address, Envelope envelope) {
        var region = regions.of(address.type());
        var host = host(address, region);
        if (host != null && host.isCrowded()) {
            return false;
        }
        bring(address, envelope, region);
        return true;
    }

    private void bring(Address address, Envelope envelope, Region region) {
        var host = host(address, region);
        if (host == null || !host.defers(() -> bring(address, envelope, region))) {
            region.ref().tell(new ShardingEnvelope<>(address.id(), envelope));
        }
    }

    private @Nullable Host host(Address address, Region region) {
        return hostLocator.of(address.type(), region.shard(address.id()));
    }

    private void send(RoutedAsk routedAsk) {
        routedAsk.send(hostLocator, () -> send(routedAsk));
    }

    private void sendAgain(RoutedAsk routedAsk) {
        if (routedAsk.pendingAsk().outcome().isDone()) {
            return;
        }
        routedAsk.pendingAsk().open();
        system.scheduler().scheduleOnce(RETURNED, () -> send(routedAsk), system.executionContext());
    }

    private void gone(Host host) {
        for (var routedAsk : underway) {
            if (!routedAsk.isFor(host, hostLocator)) {
                continue;
            }
            if (routedAsk.pendingAsk().takeBack()) {
                send(routedAsk);
            } else if (routedAsk.pendingAsk().envelope().sent()) {
                routedAsk.pendingAsk().envelope().answer(new Outcome.Unreachable());
            }
        }
    }

    private void resendStrayed() {
        for (var routedAsk : underway) {
            if (routedAsk.strayed(STRAYED, hostLocator)
                    && routedAsk.pendingAsk().takeBack()) {
                send(routedAsk);
            } else if (routedAsk.leftForNowhere(STRAYED, hostLocator)) {
                sendAgain(routedAsk);
            }
        }
    }
}
