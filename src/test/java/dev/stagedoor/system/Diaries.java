package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.journal.FlakyDatabase;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.testkit.fixture.Diary;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** {@link Diary} actors, in a database that can be made to fail. */
public final class Diaries implements AutoCloseable {

    private final FlakyDatabase database = new FlakyDatabase();
    private final StageFixture stage = StageFixture.journaled(database.journal(), Diary.entity());

    public FlakyDatabase database() {
        return database;
    }

    public Journal journal() {
        return database.journal();
    }

    public StageFixture stage() {
        return stage;
    }

    public CompletableFuture<Outcome> write(String id) {
        return stage.ask(id, replyTo -> new Diary.Write(typed(replyTo)));
    }

    public Outcome read(String id) {
        return await(stage.ask(id, replyTo -> new Diary.Read(typed(replyTo))));
    }

    public CompletableFuture<Outcome> request(String id, Request request) {
        return stage.request(id, StageFixture.LONG, request, null);
    }

    /** Makes the events of an actor unreadable. */
    public void spoil(String id) {
        database.jdbc()
                .sql("UPDATE stagedoor_event SET payload = X'00' WHERE persistence_id = ?")
                .param("rehearsal|" + id)
                .update();
    }

    public static Outcome replied(int count) {
        return new Outcome.Replied(count);
    }

    /** Asks until the outcome is a reply, and returns it. */
    public static Outcome eventually(Supplier<Outcome> asked) {
        return Awaitility.await().until(asked::get, Outcome.Replied.class::isInstance);
    }

    @Override
    public void close() {
        stage.close();
        database.close();
    }
}
