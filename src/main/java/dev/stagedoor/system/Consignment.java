package dev.stagedoor.system;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/** A delivery to one actor, and which host it was sent to. Safe for use by any thread. */
final class Consignment {

    private final Address address;
    private final Delivery delivery;
    private final Region region;
    private final String shard;
    private @Nullable Host host;
    private @Nullable Envelope sent;
    private long sentAt;

    Consignment(Address address, Delivery delivery, Region region) {
        this.address = address;
        this.delivery = delivery;
        this.region = region;
        this.shard = region.shard(address.id());
    }

    Delivery delivery() {
        return delivery;
    }

    /**
     * Sends the delivery, each of its envelopes once; or defers that; or gives it up, if its actor will not be back in time.
     *
     * @param again sends it once more, when its host is heard of again, or others can have its shard
     */
    synchronized void send(Hosting hosting, Runnable again) {
        var outage = hosting.outage(address.type(), shard);
        if (outage.compareTo(delivery.envelope().deadline().remaining()) > 0 && delivery.giveUp()) {
            delivery.outcome().complete(new Outcome.OutOfSight(outage));
            return;
        }
        host = hosting.of(address.type(), shard);
        if (host != null && host.defers(again)) {
            return;
        }
        var envelope = delivery.envelope();
        if (!envelope.equals(sent) && !delivery.outcome().isDone()) {
            sent = envelope;
            sentAt = System.nanoTime();
            region.ref().tell(new ShardingEnvelope<>(address.id(), envelope));
        }
    }

    /** Whether the host is where the delivery was sent to, or would be now. */
    synchronized boolean isFor(Host gone, Hosting hosting) {
        return gone.equals(host) || gone.equals(hosting.of(address.type(), shard));
    }

    /** Whether the delivery should have left long ago: what it was sent to is gone, or what it could be sent to is there. */
    synchronized boolean strayed(Duration after, Hosting hosting) {
        var envelope = delivery.envelope();
        if (!envelope.equals(sent) || envelope.sent() || System.nanoTime() - sentAt < after.toNanos()) {
            return false;
        }
        if (host != null && host.gone()) {
            return true;
        }
        var now = hosting.of(address.type(), shard);
        return hosting.decided() && now != null && !now.gone();
    }

    /** Whether the delivery left for a home that nobody had decided: for that of a host that was gone, so that nobody has it. */
    synchronized boolean leftForNowhere(Duration after, Hosting hosting) {
        var envelope = delivery.envelope();
        return host == null
                && envelope.sent()
                && System.nanoTime() - sentAt >= after.toNanos()
                && !hosting.wasHome(address.type(), shard, envelope.leftAt());
    }

    /** Takes note of who answered. */
    void answered(Hosting hosting) {
        if (delivery.answeredBy() != null || delivery.envelope().begun()) {
            hosting.learn(address.type(), shard, delivery.answeredBy());
        }
    }
}
