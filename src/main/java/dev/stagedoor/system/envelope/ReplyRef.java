package dev.stagedoor.system.envelope;

import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorRefProvider;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.InternalActorRef;
import org.apache.pekko.actor.MinimalActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.dispatch.sysmsg.DeathWatchNotification;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;
import org.apache.pekko.dispatch.sysmsg.Unwatch;
import org.apache.pekko.dispatch.sysmsg.Watch;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/**
 * Reference that takes one reply. It costs an allocation, where the reference of Pekko's ask pattern also takes a
 * promise and a timer. It has a path only once somebody asks for it, as when it is sent to another process. Like a
 * stopped actor, it tells those who watch it when it takes no more replies. Safe for use by any thread.
 */
@SuppressWarnings("serial") // Pekko serializes the path instead
abstract class ReplyRef extends InternalActorRef implements MinimalActorRef {

    private final ReplyPaths paths;
    private @Nullable ActorPath path;
    private @Nullable Set<ActorRef> watchers;
    private boolean ended;

    ReplyRef(ReplyPaths paths) {
        this.paths = paths;
    }

    /** Takes a message. Returns false if it comes too late. */
    abstract boolean reply(Object message);

    final org.apache.pekko.actor.typed.ActorRef<Object> typed() {
        return Adapter.toTyped(this);
    }

    /** Releases the path, and tells the watchers: there will be no more replies. */
    final void end() {
        ActorPath registered;
        Set<ActorRef> watching;
        synchronized (this) {
            ended = true;
            registered = path;
            watching = watchers;
            watchers = null;
        }
        if (registered != null) {
            paths.unregister(registered);
        }
        if (watching != null) {
            watching.forEach(this::notify);
        }
    }

    private void notify(ActorRef watcher) {
        ((InternalActorRef) watcher).sendSystemMessage(new DeathWatchNotification(this, true, false));
    }

    /** Makes a reply that comes too late a dead letter, which tells whose reply it is. */
    @Override
    public void $bang(Object message, @Nullable ActorRef sender) {
        if (!reply(message)) {
            var deadLetters = provider().deadLetters();
            deadLetters.tell(new DeadLetter(message, sender == null ? deadLetters : sender, this), sender);
        }
    }

    @Override
    public void sendSystemMessage(SystemMessage message) {
        if (message instanceof Watch watch && !add(watch.watcher())) {
            notify(watch.watcher());
        } else if (message instanceof Unwatch unwatch) {
            remove(unwatch.watcher());
        }
    }

    private synchronized boolean add(ActorRef watcher) {
        if (ended) {
            return false;
        }
        if (watchers == null) {
            watchers = new HashSet<>();
        }
        watchers.add(watcher);
        return true;
    }

    private synchronized void remove(ActorRef watcher) {
        if (watchers != null) {
            watchers.remove(watcher);
        }
    }

    @Override
    public synchronized ActorPath path() {
        if (path == null) {
            path = ended ? provider().deadLetters().path() : paths.register(this);
        }
        return path;
    }

    @Override
    public ActorRefProvider provider() {
        return paths.provider();
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    @SuppressWarnings("deprecation") // Pekko demands it
    public synchronized boolean isTerminated() {
        return ended;
    }

    @Override
    public InternalActorRef getParent() {
        return provider().tempContainer();
    }

    @Override
    public InternalActorRef getChild(Iterator<String> names) {
        return (InternalActorRef) provider().deadLetters();
    }

    @Override
    public void start() {
        // it runs no code
    }

    @Override
    public void suspend() {
        // it runs no code
    }

    @Override
    public void resume(Throwable failure) {
        // it runs no code
    }

    @Override
    public void restart(Throwable failure) {
        // it runs no code
    }

    @Override
    public void stop() {
        // it ends with the ask
    }
}
