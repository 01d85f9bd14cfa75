package dev.stagedoor.system.dispatcher;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.apache.pekko.dispatch.ForkJoinExecutorConfigurator;

/**
 * Configures the executor of a Pekko dispatcher: {@code run-on} is a {@link RunOn}, {@code fork-join-executor} the
 * pool. Pekko creates it by reflection.
 */
public final class EventLoopConfigurator extends ExecutorServiceConfigurator {

    private final RunOn runOn;
    private final ForkJoinExecutorConfigurator pool;

    /** Creates the configurator of one dispatcher. */
    public EventLoopConfigurator(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        this.runOn = RunOn.of(config.getString("run-on"));
        this.pool = new ForkJoinExecutorConfigurator(config.getConfig("fork-join-executor"), prerequisites);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threadFactory) {
        var pools = pool.createExecutorServiceFactory(id, threadFactory);
        return () -> new EventLoopExecutor(runOn, pools.createExecutorService());
    }
}
