package dev.stagedoor.system;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/** A delivery to one actor, and which host it was sent to. Safe for use by any thread. */
final class RoutedAsk {

    private final Address address;
    private final PendingAsk pendingAsk;
    private final Region region;
    private final String shard;
    private @Nullable Host host;
    private @Nullable Envelope sent;
    private long sentAt;

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
     * Sends the delivery, each of its envelopes once; or defers that; or gives it up, if its actor will not be back in time.
     *
     * @param again sends it once more, when its host is heard of again, or others can have its shard
     */
    synchronized void send(HostLocator hostLocator, Runnable again) {
        var outage = hostLocator.outage(address.type(), shard);
        if (outage.compareTo(pendingAsk.envelope().deadline().remaining()) > 0 && pendingAsk.giveUp()) {
            pendingAsk.outcome().complete(new Outcome.OutOfSight(outage));
            return;
        }
        host = hostLocator.of(address.type(), shard);
        if (host != null && host.defers(again)) {
            return;
        }
        var envelope = pendingAsk.envelope();
        if (!envelope.equals(sent) && !pendingAsk.outcome().isDone()) {
            sent = envelope;
            sentAt = System.nanoTime();
            region.ref().tell(new ShardingEnvelope<>(address.id(), envelope));
        }
    }

    /** Whether the host is where the delivery was sent to, or would be now. */
    synchronized boolean isFor(Host gone, HostLocator hostLocator) {
        return gone.equals(host) || gone.equals(hostLocator.of(address.type(), shard));
    }

    /** Whether the delivery should have left long ago: what it was sent to is gone, or what it could be sent to is there. */
    synchronized boolean strayed(Duration after, HostLocator hostLocator) {
        var envelope = pendingAsk.envelope();
        if (!envelope.equals(sent) || envelope.sent() || System.nanoTime() - sentAt < after.toNanos()) {
            return false;
        }
        if (host != null && host.gone()) {
            return true;
        }
        var now = hostLocator.of(address.type(), shard);
        return hostLocator.decided() && now != null && !now.gone();
    }

    /** Whether the delivery left for a home that nobody had decided: for that of a host that was gone, so that nobody has it. */
    synchronized boolean leftForNowhere(Duration after, HostLocator hostLocator) {
        var envelope = pendingAsk.envelope();
        return host == null
                && envelope.sent()
                && System.nanoTime() - sentAt >= after.toNanos()
                && !hostLocator.wasHome(address.type(), shard, envelope.leftAt());
    }

    /** Takes note of who answered. */
    void answered(HostLocator hostLocator) {
        if (pendingAsk.answeredBy() != null || pendingAsk.envelope().begun()) {
            hostLocator.learn(address.type(), shard, pendingAsk.answeredBy());
        }
    }
}
