package dev.stagedoor.contract;

import dev.stagedoor.StagedoorApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Marks a test that uses the samples as callers do, with tools of other languages. Such tests are slow and need more
 * than a JDK, so only the profile {@code contract} runs them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("contract")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.system.name=contract"})
@interface ContractTest {}
