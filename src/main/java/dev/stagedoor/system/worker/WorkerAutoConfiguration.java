package dev.stagedoor.system.worker;

import dev.stagedoor.system.SystemBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** Runs the actors of an application that was started as a worker. */
@AutoConfiguration(
        beforeName = {
            "dev.stagedoor.system.SystemAutoConfiguration",
            "dev.stagedoor.system.multiprocess.MultiprocessAutoConfiguration"
        })
@ConditionalOnProperty(name = WorkerEnvironment.NAME)
class WorkerAutoConfiguration {

    @Bean
    SystemBase workerBase(Tether tether, @Value("${" + WorkerEnvironment.NAME + "}") String name) {
        return new WorkerBase(tether, name);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> readyWorker(Tether tether) {
        return event -> {
            tether.report(new Report.Ready());
            tether.onStop(() -> System.exit(SpringApplication.exit(event.getApplicationContext())));
        };
    }
}
