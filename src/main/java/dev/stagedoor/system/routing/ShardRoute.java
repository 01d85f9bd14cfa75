package dev.stagedoor.system.routing;

import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.frame.Link;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.OutboundMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Route of this process's messages to one shard at one host. At first they go through the shard regions, which start
 * the shard. Once an answer came from the host, they go over links. The route keeps an ask behind the tells before it:
 * it takes to links only when no tell is on its way through the regions, and while tells are on their way over a link,
 * asks take the same one. Safe for use by any thread.
 */
public final class ShardRoute {

    private final Host host;
    private final long begun = System.nanoTime();
    private volatile boolean confirmed;
    private volatile @Nullable Link tellLink;
    private long lastTell = begun;
    private int tells;

    ShardRoute(Host host) {
        this.host = host;
    }

    Host host() {
        return host;
    }

    /**
     * Takes note of an answer that the host gave to an ask that went through the shard regions.
     *
     * @param routedAt when the ask was sent
     */
    synchronized void confirm(long routedAt) {
        if (routedAt - lastTell > 0) {
            confirmed = true;
        }
    }

    /** Sends messages through the shard regions from now on, as the host has returned one. */
    synchronized void doubt() {
        confirmed = false;
        lastTell = System.nanoTime();
    }

    /** Returns the link for an ask; empty if it is to go through the shard regions. */
    Optional<Link> link(Links links) {
        if (!confirmed) {
            return Optional.empty();
        }
        var ordered = tellLink;
        return ordered == null ? links.to(host.toString()) : Optional.of(ordered);
    }

    /** What became of a tell. */
    enum Told {
        /** A link carries it. */
        CARRIED,
        /** It is to go through the shard regions. */
        UNCARRIED,
        /** Too many wait. */
        REFUSED
    }

    /**
     * Sends a tell over a link, if messages go there.
     *
     * @param otherwise sends it through the shard regions, called if the link ends before the tell has left
     */
    Told tell(Links links, String id, OneWay tell, Runnable otherwise) {
        var link = linkForTell(links);
        if (link == null) {
            return Told.UNCARRIED;
        }
        if (link.isFull()) {
            received();
            return Told.REFUSED;
        }
        link.send(new OutboundMessage(
                id,
                tell,
                () -> {
                    received();
                    otherwise.run();
                },
                this::received));
        return Told.CARRIED;
    }

    private synchronized @Nullable Link linkForTell(Links links) {
        if (confirmed && tellLink == null) {
            tellLink = links.to(host.toString()).orElse(null);
        }
        if (!confirmed || tellLink == null) {
            confirmed = false;
            lastTell = System.nanoTime();
            return null;
        }
        tells++;
        return tellLink;
    }

    private synchronized void received() {
        if (--tells == 0) {
            tellLink = null;
        }
    }
}
