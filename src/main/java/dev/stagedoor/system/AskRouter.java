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
 * Router of asks to the processes that host their actors. When a process ends, the router answers asks that had left
 * for it at once, as nobody knows how far they came. It sends asks that had not left, and those that arrive meanwhile,
 * to the next host of their shard. Safe for use by any thread.
 */
final class AskRouter {

    /** Longer than a message waits for anything but a shard's new home; one that waits longer may be lost. */
    private static final Duration RESEND_AFTER = Duration.ofSeconds(1);

    /** A message is returned when its shard moves; the new home is not known at once. */
    private static final Duration RETURN_DELAY = Duration.ofMillis(50);

    private final ActorSystem<?> system;
    private final Regions regions;
    private final HostLocator hostLocator;
    private final ActorRef<Object> askTarget;
    private final Withdrawals withdrawals;
    private final Runnable stopListening;
    private final Cancellable resending;
    private final Set<RoutedAsk> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    AskRouter(ActorSystem<?> system, Regions regions, HostLocator hostLocator) {
        this.system = system;
        this.regions = regions;
        this.hostLocator = hostLocator;
        this.askTarget = hostLocator.decided() ? system.ignoreRef() : uniqueTarget(system);
        this.withdrawals = new Withdrawals(system);
        this.stopListening = hostLocator.onGone(this::hostGone);
        this.resending = system.scheduler()
                .scheduleWithFixedDelay(RESEND_AFTER, RESEND_AFTER, this::resendStuck, system.executionContext());
    }

    /**
     * Creates a target with a unique name, which all reply references contain. So a late reply to an earlier process at
     * this address reaches no asker in this one.
     */
    private static ActorRef<Object> uniqueTarget(ActorSystem<?> system) {
        return system.systemActorOf(Behaviors.ignore(), "asked-" + UUID.randomUUID(), Props.empty());
    }

    /** Stops the background work, and completes the asks in flight with what is known of them. */
    void close() {
        resending.cancel();
        stopListening.run();
        closed = true;
        inFlight.forEach(AskRouter::abandon);
    }

    private static void abandon(RoutedAsk routedAsk) {
        var pendingAsk = routedAsk.pendingAsk();
        pendingAsk.outcome().complete(pendingAsk.giveUp() ? new Outcome.NotReady() : new Outcome.Unreachable());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // callbacks cannot change the outcome
    CompletableFuture<Outcome> ask(Ask ask) {
        var pendingAsk = PendingAsk.of(ask, hostLocator.grace(), askTarget, system);
        var routedAsk = new RoutedAsk(
                ask.address(), pendingAsk, regions.of(ask.address().type()));
        pendingAsk.whenReturned(() -> sendAgain(routedAsk));
        inFlight.add(routedAsk);
        var outcome = pendingAsk.outcome();
        outcome.whenComplete((result, cancellation) -> {
            inFlight.remove(routedAsk);
            routedAsk.learnHost(hostLocator);
            if (cancellation != null && !pendingAsk.giveUp()) {
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

    /** Sends a tell. Returns false if it is refused: the actor's host is silent, and too many messages wait for it. */
    boolean tell(Address address, Envelope envelope) {
        var region = regions.of(address.type());
        var host = host(address, region);
        if (host != null && host.isOverloaded()) {
            return false;
        }
        deliver(address, envelope, region);
        return true;
    }

    private void deliver(Address address, Envelope envelope, Region region) {
        var host = host(address, region);
        if (host == null || !host.defers(() -> deliver(address, envelope, region))) {
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
        routedAsk.pendingAsk().renew();
        system.scheduler().scheduleOnce(RETURN_DELAY, () -> send(routedAsk), system.executionContext());
    }

    private void hostGone(Host host) {
        for (var routedAsk : inFlight) {
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

    private void resendStuck() {
        for (var routedAsk : inFlight) {
            if (routedAsk.isStuck(RESEND_AFTER, hostLocator)
                    && routedAsk.pendingAsk().takeBack()) {
                send(routedAsk);
            } else if (routedAsk.isLost(RESEND_AFTER, hostLocator)) {
                sendAgain(routedAsk);
            }
        }
    }
}
