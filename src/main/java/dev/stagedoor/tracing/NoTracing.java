package dev.stagedoor.tracing;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Tracing that makes no spans. */
final class NoTracing implements Tracing {

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

    /** Request without a span. */
    static final class UntracedRequest implements TracedRequest {

        @Override
        public @Nullable String traceparent() {
            return null;
        }

        @Override
        public void answered(int status) {
            // there is no span to end
        }

        @Override
        public void disconnected() {
            // there is no span to end
        }
    }

    /** Handling without a span. */
    static final class UntracedHandling implements TracedHandling {

        private static final Scope NO_SCOPE = () -> {};

        @Override
        public Scope open() {
            return NO_SCOPE;
        }

        @Override
        public void handled(@Nullable Outcome outcome) {
            // there is no span to end
        }

        @Override
        public void failed(Throwable failure, @Nullable Outcome outcome, Executed executed) {
            // there is no span to end
        }
    }
}
