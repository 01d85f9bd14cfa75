package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.PostgresDatabase;
import dev.stagedoor.testkit.fixture.Diary;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells the caller of a persistent actor that a PostgreSQL, which refused its event, wrote nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedWritesIT {

    private final PostgresDatabase database = new PostgresDatabase();
    private final StageFixture stage = StageFixture.journaled(database.journal(), Diary.entity());

    RefusedWritesIT() throws IOException, SQLException {}

    @AfterEach
    void accept() {
        database.jdbc().sql("DROP TRIGGER IF EXISTS refusal ON stagedoor_event").update();
    }

    @AfterAll
    void close() throws IOException {
        stage.close();
        database.close();
    }

    /** Makes the database fail each write of events. */
    private void fail(String trigger, String statement) {
        database.jdbc()
                .sql("CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS '" + "BEGIN "
                        + statement.replace("'", "''") + "; RETURN NEW; END'")
                .update();
        database.jdbc()
                .sql("CREATE %s ON stagedoor_event %s FOR EACH ROW EXECUTE FUNCTION refuse()"
                        .formatted(trigger, trigger.startsWith("CONSTRAINT") ? "DEFERRABLE INITIALLY DEFERRED" : ""))
                .update();
    }

    private Outcome write(String id) {
        return await(stage.ask(id, replyTo -> new Diary.Write(typed(replyTo))));
    }

    @ParameterizedTest
    @CsvSource({
        "TRIGGER refusal BEFORE INSERT, 40001",
        "CONSTRAINT TRIGGER refusal AFTER INSERT, 40001",
        "TRIGGER refusal BEFORE INSERT, 40P01",
        "TRIGGER refusal BEFORE INSERT, 26000"
    })
    void reportsThatARefusedEventWasNotWritten(String trigger, String state) {
        var id = UUID.randomUUID().toString();
        write(id);
        fail(trigger, "RAISE EXCEPTION 'refused' USING ERRCODE = '" + state + "'");
        var refused = write(id);
        accept();

        var count = Diaries.eventually(() -> write(id));

        assertThat(refused).isEqualTo(new Outcome.JournalFailed(Executed.NO));
        assertThat(count).isEqualTo(Diaries.replied(2));
    }

    @Test
    void doesNotKnowWhatAConnectionWroteThatWasTerminatedDuringItsCommit() {
        var id = UUID.randomUUID().toString();
        write(id);
        fail("CONSTRAINT TRIGGER refusal AFTER INSERT", "PERFORM pg_terminate_backend(pg_backend_pid())");

        assertThat(write(id)).isEqualTo(new Outcome.JournalFailed(Executed.UNKNOWN));
    }
}
