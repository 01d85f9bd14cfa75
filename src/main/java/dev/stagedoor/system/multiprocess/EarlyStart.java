package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.BodyLimit;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.worker.WorkerEnvironment;
import java.util.List;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/**
 * Starts the workers of the base {@code multiprocess} as soon as the configuration is known, so that they start at the
 * same time as the gateway.
 */
public final class EarlyStart implements ApplicationListener<ApplicationPreparedEvent> {

    private static final String BEAN = "multiprocessBase";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        var properties = Binder.get(environment).bindOrCreate("stagedoor.system", SystemProperties.class);
        if (properties.base() == SystemProperties.Base.MULTIPROCESS && !WorkerEnvironment.isWorker(environment)) {
            BodyLimit.requireFits(environment, properties);
            var base = new GatewayBase(properties, List.of(event.getArgs()));
            var beans = event.getApplicationContext().getBeanFactory();
            beans.registerSingleton(BEAN, base);
            ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(BEAN, base::close);
            ApplicationListener<ApplicationFailedEvent> onFailure = failed -> base.close();
            event.getApplicationContext().addApplicationListener(onFailure);
        }
    }
}
