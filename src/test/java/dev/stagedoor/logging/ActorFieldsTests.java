package dev.stagedoor.logging;

import static dev.stagedoor.system.StageFixture.LONG;
import static dev.stagedoor.system.StageFixture.SOURCE;
import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an actor logs while it handles a message names the actor and the message. */
final class ActorFieldsTests {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.example.Rehearsal");

    private final List<Map<String, String>> fields = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            fields.add(EventFields.of(line));
        }
    };

    private static final class Logging extends BehaviorInterceptor<Rehearsal.Message, Rehearsal.Message> {

        Logging() {
            super(Rehearsal.Message.class);
        }

        @Override
        public Behavior<Rehearsal.Message> aroundReceive(
                TypedActorContext<Rehearsal.Message> context,
                Rehearsal.Message message,
                ReceiveTarget<Rehearsal.Message> target) {
            LOG.info("a message came");
            return target.apply(context, message);
        }
    }

    @BeforeEach
    void listen() {
        appender.start();
        LOG.addAppender(appender);
    }

    @AfterEach
    void leave() {
        LOG.detachAppender(appender);
    }

    @Test
    void nameTheActorAndItsMessage() {
        try (var stage = StageFixture.rehearsing(behavior -> Behaviors.intercept(Logging::new, behavior))) {
            await(stage.request(
                    "alice", LONG, new Request.Question(replyTo -> new Rehearsal.Count(typed(replyTo)), SOURCE), null));
        }
        LOG.info("the stage is closed");

        assertThat(fields).containsExactly(Map.of("actor", "rehearsal/alice", "message", SOURCE.message()), Map.of());
    }
}
