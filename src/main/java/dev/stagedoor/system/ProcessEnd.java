package dev.stagedoor.system;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;

/**
 * Ends this process, whose member its cluster has expelled: only a new process can join again, and whoever watches over this
 * one starts it.
 */
record ProcessEnd(ApplicationContext context) {

    private static final int EXPELLED = 70;

    /** Begins to end the application, and with it the process. */
    void begin() {
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        Thread.ofPlatform().name("expelled").start(() -> System.exit(SpringApplication.exit(context, () -> EXPELLED)));
    }
}
