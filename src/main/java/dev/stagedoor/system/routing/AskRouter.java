package dev.stagedoor.system.routing;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.envelope.AsksInFlight;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.shard.Region;
import dev.stagedoor.system.shard.Regions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Router of asks to the processes that host their actors. When a process ends, the router answers asks that had left
 * for it at once, as nobody knows how far they came. It sends asks that had not left, and those that arrive meanwhile,
 * to the next host of their shard. Safe for use by any thread.
 */
public final class AskRouter {

    /** Longer than a message waits for anything but a shard's new location; one that waits longer may be lost. */
    private static final Duration RESEND_AFTER = Duration.ofSeconds(1);

    /** A message is returned when its shard moves; the new location is not known at once. */
    private static final Duration RETURN_DELAY = Duration.ofMillis(50);

    private final ActorSystem<?> system;
    private final Regions regions;
    private final HostLocator hostLocator;
    private final Links links;
    private final ReplyPaths paths;
    private final Withdrawals withdrawals;
    private final AsksInFlight<RoutedAsk> inFlight;
    private final Runnable stopListening;
    private final Cancellable resending;
    private volatile boolean closed;

    public AskRouter(ActorSystem<?> system, Regions regions, HostLocator hostLocator, Links links) {
        this.system = system;
        this.regions = regions;
        this.hostLocator = hostLocator;
        this.links = links;
        this.paths = new ReplyPaths(system);
        this.withdrawals = new Withdrawals(system);
        this.inFlight = new AsksInFlight<>(system, hostLocator.grace());
        this.stopListening = hostLocator.onGone(this::hostGone);
        this.resending = system.scheduler()
                .scheduleWithFixedDelay(RESEND_AFTER, RESEND_AFTER, this::resendStuck, system.executionContext());
    }

    /** Stops the background work, and completes the asks in flight with what is known of them. */
    public void close() {
        resending.cancel();
        stopListening.run();
        closed = true;
        inFlight.forEach(AskRouter::abandon);
        inFlight.close();
        links.close();
    }

    private static void abandon(RoutedAsk ask) {
        ask.outcome().complete(ask.giveUp() ? new Outcome.NotReady() : new Outcome.Unreachable());
    }

    public CompletableFuture<Outcome> ask(Ask ask) {
        var routed = new RoutedAsk(
                ask, this::sendAgain, paths, regions.of(ask.address().type()), links);
        track(routed);
        if (closed) {
            abandon(routed);
        } else {
            routed.send(hostLocator);
        }
        return routed.outcome();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // callbacks cannot change the outcome
    private void track(RoutedAsk ask) {
        inFlight.add(ask);
        ask.outcome().whenComplete((outcome, cancellation) -> {
            ask.learnHost(hostLocator);
            if (cancellation != null && !ask.giveUp() && !ask.progress().isReplaced()) {
                withdrawals.send(ask);
            }
        });
    }

    /** Sends a tell. Returns false if it is refused: its host is unreachable, and too many messages wait for that. */
    public boolean tell(Address address, OneWay tell) {
        var region = regions.of(address.type());
        var host = host(address, region);
        if (host != null && host.isOverloaded()) {
            return false;
        }
        return deliver(address, tell, region);
    }

    private boolean deliver(Address address, OneWay tell, Region region) {
        var host = host(address, region);
        if (host != null && host.defers(() -> deliver(address, tell, region))) {
            return true;
        }
        return send(address, tell, region);
    }

    private boolean send(Address address, OneWay tell, Region region) {
        Runnable throughRegion = () -> sendThroughRegion(address, tell, region);
        var route = hostLocator.route(address.type(), region.shard(address.id()));
        var told = route == null ? ShardRoute.Told.UNCARRIED : route.tell(links, address.id(), tell, throughRegion);
        return switch (told) {
            case CARRIED -> true;
            case REFUSED -> false;
            case UNCARRIED -> {
                throughRegion.run();
                yield true;
            }
        };
    }

    /** Waits while the host is unreachable, as when a link to it has ended: the region would still send the tell there. */
    private void sendThroughRegion(Address address, OneWay tell, Region region) {
        var host = host(address, region);
        if (host == null || !host.defers(() -> sendThroughRegion(address, tell, region))) {
            region.ref().tell(new ShardingEnvelope<>(address.id(), tell));
        }
    }

    private @Nullable Host host(Address address, Region region) {
        return hostLocator.of(address.type(), region.shard(address.id()));
    }

    /** Sends an ask again that no process has any more, and that may have been sent. */
    private void sendAgain(RoutedAsk ask) {
        ask.doubtHost(hostLocator);
        if (!ask.outcome().isDone() && ask.progress().replaceLost()) {
            var replacement = replacement(ask);
            system.scheduler()
                    .scheduleOnce(RETURN_DELAY, () -> replacement.send(hostLocator), system.executionContext());
        }
    }

    /** Takes an ask back that has not left this process, and sends it again. Returns false if it has left. */
    private boolean reroute(RoutedAsk ask) {
        if (ask.outcome().isDone() || !ask.progress().takeBack()) {
            return false;
        }
        replacement(ask).send(hostLocator);
        return true;
    }

    private RoutedAsk replacement(RoutedAsk ask) {
        var replacement = ask.replacement();
        track(replacement);
        return replacement;
    }

    /** Forgets the links first, so that nobody who learns of the end here can send something on them. */
    private void hostGone(Host host) {
        links.forget(host.toString());
        inFlight.forEach(ask -> {
            if (ask.isFor(host, hostLocator) && !reroute(ask) && ask.progress().isSent()) {
                ask.outcome().complete(new Outcome.Unreachable());
            }
        });
    }

    private void resendStuck() {
        inFlight.forEach(ask -> {
            boolean rerouted = ask.isStuck(RESEND_AFTER, hostLocator) && reroute(ask);
            if (!rerouted && ask.isLost(RESEND_AFTER, hostLocator)) {
                sendAgain(ask);
            }
        });
    }
}
