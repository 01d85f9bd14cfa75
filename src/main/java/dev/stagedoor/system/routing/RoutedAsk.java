package dev.stagedoor.system.routing;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.frame.Link;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.OutboundMessage;
import dev.stagedoor.system.shard.Region;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/** Ask of this process on its way to one actor, with the host that it was sent to. Safe for use by any thread. */
@SuppressWarnings("serial") // Pekko serializes the path instead
public final class RoutedAsk extends PendingAsk {

    /** An ask that leaves later than this before its deadline may get no report from its host in time. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(300);

    private final Ask ask;
    private final Consumer<RoutedAsk> onReturned;
    private final ReplyPaths paths;
    private final Region region;
    private final Links links;
    private final String shard;
    private final long madeAt = System.nanoTime();
    private volatile @Nullable Host host;
    private volatile @Nullable Link link;
    private volatile long routedAt;
    private volatile long sentAt;

    /** Creates an ask that is yet to be sent. */
    RoutedAsk(Ask ask, Consumer<RoutedAsk> onReturned, ReplyPaths paths, Region region, Links links) {
        this(ask, onReturned, paths, region, links, region.shard(ask.address().id()), new CompletableFuture<>());
    }

    private RoutedAsk(
            Ask ask,
            Consumer<RoutedAsk> onReturned,
            ReplyPaths paths,
            Region region,
            Links links,
            String shard,
            CompletableFuture<Outcome> outcome) {
        super(paths, ask.address().type(), ask.request(), ask.deadline(), ask.origin(), outcome);
        this.ask = ask;
        this.onReturned = onReturned;
        this.paths = paths;
        this.region = region;
        this.links = links;
        this.shard = shard;
    }

    /** Returns an ask that is yet to be sent, and that waits for the same outcome. */
    RoutedAsk replacement() {
        return new RoutedAsk(ask, onReturned, paths, region, links, shard, outcome());
    }

    @Override
    protected void returned() {
        onReturned.accept(this);
    }

    /** Gives the ask up instead if it has waited here until its last moment: its host could not say what became of it. */
    @Override
    public boolean send() {
        if (hasWaitedTooLong() && giveUp()) {
            outcome().complete(new Outcome.DeadlineExceeded(Executed.NO));
            return false;
        }
        sentAt = System.nanoTime();
        return progress().send();
    }

    private boolean hasWaitedTooLong() {
        return deadline().remaining().compareTo(LAST_MOMENT) < 0 && System.nanoTime() - madeAt > LAST_MOMENT.toNanos();
    }

    /**
     * Sends the ask, once. Defers that while the host is unreachable. Gives the ask up if its actor will not be reachable
     * by the deadline.
     */
    void send(HostLocator hostLocator) {
        var outage = hostLocator.outage(type(), shard);
        if (outage.compareTo(deadline().remaining()) > 0 && giveUp()) {
            outcome().complete(new Outcome.OutOfSight(outage));
            return;
        }
        var located = hostLocator.of(type(), shard);
        host = located;
        if (located != null && located.defers(() -> send(hostLocator))) {
            return;
        }
        if (route()) {
            send(hostLocator.route(type(), shard));
        }
    }

    private void send(@Nullable ShardRoute route) {
        var chosen = route == null ? null : route.link(links).orElse(null);
        link = chosen;
        if (chosen == null) {
            sendThroughRegion();
        } else {
            chosen.send(new OutboundMessage(ask.address().id(), this, this::sendThroughRegion, () -> {}));
        }
    }

    /** Waits while the host is unreachable, as when a link to it has ended: the region would still send the ask there. */
    private void sendThroughRegion() {
        link = null;
        var located = host;
        if (located != null && located.defers(this::sendThroughRegion)) {
            return;
        }
        region.ref().tell(new ShardingEnvelope<>(ask.address().id(), this));
    }

    /** Returns the link that the ask is on or was sent over; null if it goes through the shard regions. */
    @Nullable
    Link link() {
        return link;
    }

    private synchronized boolean route() {
        if (routedAt != 0 || outcome().isDone()) {
            return false;
        }
        routedAt = System.nanoTime();
        return true;
    }

    /** Returns whether the ask was sent to the host, or would be now. */
    boolean isFor(Host gone, HostLocator hostLocator) {
        return gone.equals(host) || gone.equals(hostLocator.of(type(), shard));
    }

    /** Returns whether the ask should have left long ago: its host is gone, or the shard has a host that is there. */
    boolean isStuck(Duration after, HostLocator hostLocator) {
        if (routedAt == 0 || progress().isSent() || System.nanoTime() - routedAt < after.toNanos()) {
            return false;
        }
        var chosen = host;
        if (chosen != null && chosen.isGone()) {
            return true;
        }
        if (link != null) {
            return false;
        }
        var current = hostLocator.of(type(), shard);
        return hostLocator.isAuthoritative() && current != null && !current.isGone();
    }

    /** Returns whether nobody has the ask: its shard had no location when it left, so it went to a host that was gone. */
    boolean isLost(Duration after, HostLocator hostLocator) {
        return host == null
                && progress().isSent()
                && System.nanoTime() - routedAt >= after.toNanos()
                && !hostLocator.wasAllocated(type(), shard, sentAt);
    }

    /** Records which host answered, if one did. */
    void learnHost(HostLocator hostLocator) {
        var member = answeredBy();
        if (member != null || progress().isBegun()) {
            hostLocator.learn(type(), shard, member);
        }
        if (member != null && link == null) {
            confirm(hostLocator.route(type(), shard), member);
        }
    }

    private void confirm(@Nullable ShardRoute route, String member) {
        if (route != null && route.host().isAt(member)) {
            route.confirm(routedAt);
        }
    }

    /** Records that the host of the shard did not have it. */
    void doubtHost(HostLocator hostLocator) {
        var route = link == null ? null : hostLocator.route(type(), shard);
        if (route != null && route.host().equals(host)) {
            route.doubt();
        }
    }
}
