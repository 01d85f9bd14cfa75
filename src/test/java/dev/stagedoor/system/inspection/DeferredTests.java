package dev.stagedoor.system.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.internal.BehaviorImpl;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

final class DeferredTests {

    private final List<String> started = new ArrayList<>();

    private final Behavior<Object> innermost = Behaviors.setup(context -> {
        started.add("innermost");
        return Behaviors.empty();
    });

    @SuppressWarnings("unchecked") // the behaviors take any message
    private static List<Behavior<?>> inside(Behavior<Object> behavior) {
        var found = new ArrayList<Behavior<?>>();
        BehaviorTestKit.create(Behaviors.<Object>setup(context -> {
            assertThat(behavior).isInstanceOf(BehaviorImpl.DeferredBehavior.class);
            found.add(new Deferred((BehaviorImpl.DeferredBehavior<Object>) behavior).inside(context));
            return Behaviors.empty();
        }));
        return found;
    }

    @Test
    void looksInsideAnInterceptorWithoutStartingIt() {
        var intercepted = Behaviors.withMdc(Object.class, Map.of("color", "red"), innermost);

        assertThat(inside(intercepted)).containsExactly(innermost);
        assertThat(started).isEmpty();
    }

    @Test
    void createsWhatTheAuthorSetsUp() {
        assertThat(inside(Behaviors.setup(context -> innermost))).containsExactly(innermost);
        assertThat(started).isEmpty();
    }
}
