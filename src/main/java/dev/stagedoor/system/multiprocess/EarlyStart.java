package dev.stagedoor.system.multiprocess;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.worker.WorkerEnvironment;
import java.util.List;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.util.unit.DataSize;

/**
 * Starts the workers of the base {@code multiprocess} as soon as the configuration is known, so that they start at the
 * same time as the gateway.
 */
public final class EarlyStart implements ApplicationListener<ApplicationPreparedEvent> {

    /** Same as the default of {@code stagedoor.http.max-body}. */
    private static final DataSize DEFAULT_BODY = DataSize.ofMegabytes(1);

    private static final String BEAN = "multiprocessBase";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        var properties = Binder.get(environment).bindOrCreate("stagedoor.system", SystemProperties.class);
        if (properties.base() == SystemProperties.Base.MULTIPROCESS && !WorkerEnvironment.isWorker(environment)) {
            requireFits(environment.getProperty("stagedoor.http.max-body", DataSize.class, DEFAULT_BODY), properties);
            Journal.shareOnLoopbackOnly();
            var base = new GatewayBase(properties, List.of(event.getArgs()));
            var beans = event.getApplicationContext().getBeanFactory();
            beans.registerSingleton(BEAN, base);
            ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(BEAN, base::close);
            ApplicationListener<ApplicationFailedEvent> onFailure = failed -> base.close();
            event.getApplicationContext().addApplicationListener(onFailure);
        }
    }

    private static void requireFits(DataSize body, SystemProperties properties) {
        if (body.compareTo(properties.maxMessage()) > 0) {
            throw new SystemStartException(
                    "stagedoor.http.max-body=%s is larger than stagedoor.system.max-message=%s, the largest message that workers accept"
                            .formatted(body, properties.maxMessage()));
        }
    }
}
