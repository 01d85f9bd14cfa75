package dev.stagedoor.system;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;

/**
 * Ends this process after the cluster has expelled its member. Only a new process can join again; the supervisor of
 * this one has to start it.
 */
record ProcessEnd(ApplicationContext context) {

    private static final int EXPELLED_EXIT_CODE = 70;

    /** Begins to end the application, and with it the process. Does not wait. */
    void begin() {
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        Thread.ofPlatform()
                .name("expelled")
                .start(() -> System.exit(SpringApplication.exit(context, () -> EXPELLED_EXIT_CODE)));
    }
}
