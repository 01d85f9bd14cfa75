package dev.stagedoor.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Application whose jar lacks the class of its actor. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ForgetfulApplication {

    /** Starts a worker. */
    public static void main(String[] args) {
        SpringApplication.run(ForgetfulApplication.class, args);
    }

    @Bean
    Object actor() {
        throw new NoClassDefFoundError("authors/Forgotten");
    }
}
