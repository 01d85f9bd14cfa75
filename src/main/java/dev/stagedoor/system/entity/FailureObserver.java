package dev.stagedoor.system.entity;

import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.internal.AbstractSupervisor;
import org.apache.pekko.actor.typed.internal.InterceptorImpl;

/**
 * Observer of failures that the author's own supervision handles. Supervision is itself an interceptor, and swallows
 * what its behavior throws. So this observer goes inside the innermost supervision, and is inserted again when a
 * supervisor has replaced its behavior. Pekko offers no other way to learn of such failures, hence its internal types
 * here.
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
            throw nonFatal(error);
        } catch (Throwable failure) {
            onFailure.accept(failure);
            throw failure;
        }
    }

    /**
     * Wraps an error in an exception that supervision handles. Pekko takes these errors for fatal and ends the JVM, but
     * a missing class or an endless recursion concerns that actor alone.
     */
    static IllegalStateException nonFatal(Error error) {
        return new IllegalStateException("the actor failed with an error: " + error, error);
    }

    @Override
    public boolean isSame(BehaviorInterceptor<Object, Object> other) {
        return other instanceof FailureObserver;
    }

    /** Returns the behavior with this observer inside its innermost supervision, if it has any. */
    Behavior<Object> observe(Behavior<Object> behavior, TypedActorContext<Object> context) {
        if (!Behavior.isDeferred(behavior) && !(behavior instanceof InterceptorImpl<?, ?>)) {
            return behavior;
        }
        return insert(Behavior.start(behavior, context), false);
    }

    @SuppressWarnings("unchecked") // a nested behavior accepts what its interceptor passes on
    private Behavior<Object> insert(Behavior<Object> behavior, boolean supervised) {
        if (!(behavior instanceof InterceptorImpl<?, ?>)) {
            return supervised ? new InterceptorImpl<>(this, behavior) : behavior;
        }
        var layer = (InterceptorImpl<Object, Object>) behavior;
        if (layer.interceptor() instanceof FailureObserver) {
            return behavior;
        }
        var supervises = (Object) layer.interceptor() instanceof AbstractSupervisor<?, ?>;
        var nested = insert(layer.nestedBehavior(), supervised || supervises);
        return nested.equals(layer.nestedBehavior()) ? behavior : layer.replaceNested(nested);
    }
}
