package dev.stagedoor.system;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.system.envelope.OneWay;
import java.util.concurrent.CompletableFuture;

/** Stage that asks actors through their shard regions, in whichever process they live. */
final class ShardStage implements Stage {

    private final ActorSystemLifecycle system;

    ShardStage(ActorSystemLifecycle system) {
        this.system = system;
    }

    @Override
    public CompletableFuture<Outcome> ask(Ask ask) {
        var running = system.running();
        if (running == null) {
            return CompletableFuture.completedFuture(new Outcome.NotReady());
        }
        if (ask.request() instanceof Request.Tell) {
            var nobody = running.system().<Object>ignoreRef();
            boolean told = running.askRouter()
                    .tell(
                            ask.address(),
                            new OneWay(ask.address().type(), ask.request(), ask.deadline(), ask.origin(), nobody));
            return CompletableFuture.completedFuture(
                    told ? new Outcome.Told() : new Outcome.Overloaded(Outcome.Limit.SILENT_HOST));
        }
        return running.askRouter().ask(ask);
    }
}
