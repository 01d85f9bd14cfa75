package dev.stagedoor.launch;

import java.net.http.HttpClient;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Has the service do each kind of thing it does, and then ends it, so that the JVM learns from that. */
final class Training implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ProcessHandle.current().parent().ifPresent(Training::endWith);
        Thread.ofPlatform().name("training").start(() -> {
            int status = train(event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port"));
            System.exit(status + SpringApplication.exit(event.getApplicationContext()));
        });
    }

    /** Ends this process with its parent, even if that is killed. */
    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("end-with-parent").start(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
    }

    /** Returns the status to exit with. */
    private static int train(String port) {
        try (var client = HttpClient.newHttpClient()) {
            new TrainingRequests(client, "http://localhost:" + port).send();
            return 0;
        } catch (IllegalStateException | CompletionException e) {
            LOG.error("event=training-failed reason=\"{}\"", e.getMessage());
            return 1;
        }
    }
}
