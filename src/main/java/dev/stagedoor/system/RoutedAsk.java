package dev.stagedoor.system;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/** Ask on its way to one actor, with the host that it was sent to. Safe for use by any thread. */
final class RoutedAsk {

    private final Address address;
    private final PendingAsk pendingAsk;
    private final Region region;
    private final String shard;
    private @Nullable Host host;
    private @Nullable Envelope routed;
    private long routedAt;

    RoutedAsk(Address address, PendingAsk pendingAsk, Region region) {
        this.address = address;
        this.pendingAsk = pendingAsk;
        this.region = region;
        this.shard = region.shard(address.id());
    }

    PendingAsk pendingAsk() {
        return pendingAsk;
    }

    /**
     * Sends the ask, each of its envelopes once. Defers that while the host is silent. Gives the ask up if its actor
     * will not be reachable by the deadline.
     *
     * @param resend sends the ask again when its host is heard of again, or other hosts can have its shard
     */
    synchronized void send(HostLocator hostLocator, Runnable resend) {
        var outage = hostLocator.outage(address.type(), shard);
        if (outage.compareTo(pendingAsk.envelope().deadline().remaining()) > 0 && pendingAsk.giveUp()) {
            pendingAsk.outcome().complete(new Outcome.OutOfSight(outage));
            return;
        }
        host = hostLocator.of(address.type(), shard);
        if (host != null && host.defers(resend)) {
            return;
        }
        var envelope = pendingAsk.envelope();
        if (!envelope.equals(routed) && !pendingAsk.outcome().isDone()) {
            routed = envelope;
            routedAt = System.nanoTime();
            region.ref().tell(new ShardingEnvelope<>(address.id(), envelope));
        }
    }

    /** Returns whether the ask was sent to the host, or would be now. */
    synchronized boolean isFor(Host gone, HostLocator hostLocator) {
        return gone.equals(host) || gone.equals(hostLocator.of(address.type(), shard));
    }

    /** Returns whether the ask should have left long ago: its host is gone, or the shard has a host that is there. */
    synchronized boolean isStuck(Duration after, HostLocator hostLocator) {
        var envelope = pendingAsk.envelope();
        if (!envelope.equals(routed) || envelope.sent() || System.nanoTime() - routedAt < after.toNanos()) {
            return false;
        }
        if (host != null && host.gone()) {
            return true;
        }
        var current = hostLocator.of(address.type(), shard);
        return hostLocator.decided() && current != null && !current.gone();
    }

    /** Returns whether the ask left while its shard had no home: it went to a host that was gone, so nobody has it. */
    synchronized boolean isLost(Duration after, HostLocator hostLocator) {
        var envelope = pendingAsk.envelope();
        return host == null
                && envelope.sent()
                && System.nanoTime() - routedAt >= after.toNanos()
                && !hostLocator.wasHome(address.type(), shard, envelope.sentAt());
    }

    /** Records which host answered, if one did. */
    void learnHost(HostLocator hostLocator) {
        if (pendingAsk.answeredBy() != null || pendingAsk.envelope().begun()) {
            hostLocator.learn(address.type(), shard, pendingAsk.answeredBy());
        }
    }
}
