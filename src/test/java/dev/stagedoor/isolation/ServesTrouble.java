package dev.stagedoor.isolation;

import dev.stagedoor.StagedoorApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Marks a test of a service with {@link Trouble} actors, in all bases. The tests share the service because it starts
 * slowly.
 */
@Tag("bases")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = {StagedoorApplication.class, Trouble.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        args = "--actors=dev.stagedoor.isolation.Trouble",
        properties = {
            "stagedoor.system.name=isolation",
            "stagedoor.http.default-wait=2s",
            "resilience4j.circuitbreaker.instances.trouble.wait-duration-in-open-state=2s"
        })
@interface ServesTrouble {}
