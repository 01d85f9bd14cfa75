package dev.stagedoor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The service as the executable jar runs it. All of it is auto-configured, so an application of one's own gets it too. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StagedoorApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(StagedoorApplication.class, args);
    }
}
