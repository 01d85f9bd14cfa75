package dev.stagedoor.system;

import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.internal.AbstractSupervisor;
import org.apache.pekko.actor.typed.internal.InterceptorImpl;

/**
 * Sees failures that an author's own supervision deals with. Supervision is an interceptor itself, and swallows what its
 * behavior throws; so whatever runs inside it gets a observer, set anew when the supervisor has replaced its behavior.
 * Pekko offers no other way to learn of such failures, hence its internal types here.
 */
final class FailureObserver extends BehaviorInterceptor<Object, Object> {

    private final Consumer<Throwable> onFailure;

    FailureObserver(Consumer<Throwable> onFailure) {
        super(Object.class);
        this.onFailure = onFailure;
    }

    @Override
    public Behavior<Object> aroundReceive(
            TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        try {
            return target.apply(context, message);
        } catch (LinkageError | StackOverflowError error) {
            onFailure.accept(error);
            throw survived(error);
        } catch (Throwable failure) {
            onFailure.accept(failure);
            throw failure;
        }
    }

    /**
     * An error as a failure that supervision deals with. Pekko takes these for fatal and ends the JVM, but a class that an
     * actor misses, or a recursion without end, is the trouble of that actor alone.
     */
    static IllegalStateException survived(Error error) {
        return new IllegalStateException("the actor failed with an error: " + error, error);
    }

    @Override
    public boolean isSame(BehaviorInterceptor<Object, Object> other) {
        return other instanceof FailureObserver;
    }

    /** The behavior, with this observer inside its innermost supervision, if it has any. */
    Behavior<Object> within(Behavior<Object> behavior, TypedActorContext<Object> context) {
        if (!Behavior.isDeferred(behavior) && !(behavior instanceof InterceptorImpl<?, ?>)) {
            return behavior;
        }
        return within(Behavior.start(behavior, context), false);
    }

    @SuppressWarnings("unchecked") // an interceptor's nested behavior takes what the interceptor hands it
    private Behavior<Object> within(Behavior<Object> behavior, boolean supervised) {
        if (!(behavior instanceof InterceptorImpl<?, ?>)) {
            return supervised ? new InterceptorImpl<>(this, behavior) : behavior;
        }
        var layer = (InterceptorImpl<Object, Object>) behavior;
        if (layer.interceptor() instanceof FailureObserver) {
            return behavior;
        }
        var supervises = (Object) layer.interceptor() instanceof AbstractSupervisor<?, ?>;
        var nested = within(layer.nestedBehavior(), supervised || supervises);
        return nested.equals(layer.nestedBehavior()) ? behavior : layer.replaceNested(nested);
    }
}
