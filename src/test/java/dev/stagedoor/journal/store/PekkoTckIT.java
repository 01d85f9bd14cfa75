package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalatest.Args;
import org.scalatest.ConfigMap$;
import org.scalatest.Filter;
import org.scalatest.Reporter;
import org.scalatest.Stopper;
import org.scalatest.Suite;
import org.scalatest.Tracker;
import org.scalatest.events.Event;
import org.scalatest.events.Ordinal;
import org.scalatest.events.TestCanceled;
import org.scalatest.events.TestFailed;
import org.scalatest.events.TestIgnored;
import org.scalatest.events.TestPending;
import org.scalatest.events.TestSucceeded;
import scala.Option;
import scala.collection.immutable.Set$;

/** Runs Pekko's own tests of journals and snapshot stores, on both databases. */
final class PekkoTckIT {

    private static final int OF_JOURNALS = 17;
    private static final int OF_SNAPSHOT_STORES = 13;

    @TempDir
    Path folder;

    @Test
    void keepsEventsInSqliteAsPekkoDemands() throws IOException {
        try (var database = StoreDatabase.sqlite(folder)) {
            assertPasses(new EventsSpec(database.store()), OF_JOURNALS);
        }
    }

    @Test
    void keepsSnapshotsInSqliteAsPekkoDemands() throws IOException {
        try (var database = StoreDatabase.sqlite(folder)) {
            assertPasses(new SnapshotsSpec(database.store()), OF_SNAPSHOT_STORES);
        }
    }

    @Test
    void keepsEventsInPostgresqlAsPekkoDemands() throws IOException {
        try (var database = StoreDatabase.postgresql()) {
            assertPasses(new EventsSpec(database.store()), OF_JOURNALS);
        }
    }

    @Test
    void keepsSnapshotsInPostgresqlAsPekkoDemands() throws IOException {
        try (var database = StoreDatabase.postgresql()) {
            assertPasses(new SnapshotsSpec(database.store()), OF_SNAPSHOT_STORES);
        }
    }

    private static void assertPasses(Suite suite, int tests) {
        List<String> passed = Collections.synchronizedList(new ArrayList<>());
        List<Event> others = Collections.synchronizedList(new ArrayList<>());
        Reporter reporter = event -> {
            switch (event) {
                case TestSucceeded success -> passed.add(success.testName());
                // A test of something optional is canceled where it is not supported.
                case TestFailed failed -> others.add(failed);
                case TestCanceled canceled -> others.add(canceled);
                case TestIgnored ignored -> others.add(ignored);
                case TestPending pending -> others.add(pending);
                default -> {
                    // Start and end of tests.
                }
            }
        };
        var status = suite.run(Option.empty(), args(reporter));
        assertThat(others).isEmpty();
        assertThat(status.succeeds()).isTrue();
        assertThat(passed).hasSize(tests);
    }

    private static Args args(Reporter reporter) {
        return new Args(
                reporter,
                new NeverStopped(),
                new Filter(Option.empty(), Set$.MODULE$.empty(), false, Filter.apply$default$4()),
                ConfigMap$.MODULE$.empty(),
                Option.empty(),
                new Tracker(new Ordinal(0)),
                Set$.MODULE$.empty(),
                false,
                Option.empty(),
                Option.empty());
    }

    private static final class NeverStopped implements Stopper {

        @Override
        public boolean stopRequested() {
            return false;
        }

        @Override
        public void requestStop() {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }
}
