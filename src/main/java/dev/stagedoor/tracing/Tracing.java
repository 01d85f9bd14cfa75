package dev.stagedoor.tracing;

import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Port to the application's tracer. Safe for use by any thread. */
public interface Tracing {

    /** Tracing of an application that has no tracer: makes no spans, and allocates nothing. */
    Tracing NONE = new Tracing() {

        @Override
        public <H> TracedRequest request(
                String method, String route, H headers, BiFunction<H, String, @Nullable String> header) {
            return TracedRequest.NONE;
        }

        @Override
        public Stage around(Stage stage) {
            return stage;
        }

        @Override
        public Stage continuing(Stage stage) {
            return stage;
        }

        @Override
        public TracedHandling handling(String type, Request request, Origin origin) {
            return TracedHandling.NONE;
        }
    };

    /**
     * Begins the span of a request that nothing else observes.
     *
     * @param route the path with its variables
     * @param header returns the first value of the header with a name; null if the request does not have it
     */
    <H> TracedRequest request(String method, String route, H headers, BiFunction<H, String, @Nullable String> header);

    /** Returns a stage that makes a span for each message, and has the message carry it on. */
    Stage around(Stage stage);

    /** Returns a stage that does the same for messages that have no trace yet, such as those that actors send. */
    Stage continuing(Stage stage);

    /**
     * Begins the span of the handling of a message.
     *
     * @param type the name of the actor's type
     * @param origin the request that the message comes from
     */
    TracedHandling handling(String type, Request request, Origin origin);
}
