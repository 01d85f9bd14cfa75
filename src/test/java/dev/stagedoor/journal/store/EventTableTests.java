package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventTableTests {

    private static final String ID = "account|mia";
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private StoreDatabase database;

    @BeforeEach
    void open() {
        database = StoreDatabase.sqlite(folder);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    private static StoredEvent event(long sequenceNumber) {
        var bytes = Long.toString(sequenceNumber).getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(
                ID, sequenceNumber, 1, "writer", "", new Payload(1, "number", bytes), null, Set.of("paid", "late"));
    }

    private static List<StoredEvent> events(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(EventTableTests::event).toList();
    }

    private void insert(long from, long to) {
        database.store().write(EventTable.insert(events(from, to), null)).join();
    }

    private List<Long> replayed(long from, long to, long max) {
        var found = new ArrayList<Long>();
        database.store()
                .read(EventTable.replay(ID, from, to, max, event -> found.add(event.sequenceNumber())))
                .join();
        return found;
    }

    @Test
    void replaysEventsOfManyPagesInTheirOrder() {
        insert(1, 1234);
        assertThat(replayed(2, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(LongStream.rangeClosed(2, 1234).boxed().toList());
    }

    @Test
    void replaysNoMoreEventsThanWanted() {
        insert(1, 1234);
        assertThat(replayed(1, Long.MAX_VALUE, 700)).hasSize(700);
    }

    @Test
    void writesNoneOfTheEventsIfOneOfThemIsThere() {
        insert(1, 1);
        var again = database.store().write(EventTable.insert(List.of(event(3), event(2), event(1)), null));
        assertThat(again).failsWithin(LONG);
        assertThat(replayed(1, Long.MAX_VALUE, Long.MAX_VALUE)).containsExactly(1L);
    }

    @Test
    void deletesEventsThatWereToBeWrittenJustBefore() {
        var store = database.store();
        var written = store.write(EventTable.insert(events(1, 5), null));
        var deleted = store.write(EventTable.deleteTo(ID, 4));
        written.join();
        deleted.join();
        assertThat(replayed(1, Long.MAX_VALUE, Long.MAX_VALUE)).containsExactly(5L);
    }

    @Test
    void leavesOneRowWithoutPayloadWhenAllEventsAreDeleted() {
        insert(1, 5);
        database.store().write(EventTable.deleteTo(ID, 5)).join();
        assertThat(database.jdbc()
                        .sql("SELECT sequence_number || ' ' || length(payload) FROM stagedoor_event")
                        .query(String.class)
                        .list())
                .containsExactly("5 0");
    }

    @Test
    void keepsTheTagsOfAnEvent() {
        insert(1, 1);
        assertThat(database.jdbc()
                        .sql("SELECT tags FROM stagedoor_event")
                        .query((row, number) -> row.getString(1))
                        .single()
                        .lines())
                .containsExactlyInAnyOrder("paid", "late");
    }
}
