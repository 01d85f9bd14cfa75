package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.journal.FlakyDatabase;
import dev.stagedoor.serialization.UnreadableTypeException;
import dev.stagedoor.system.unreadable.Boxes;
import dev.stagedoor.system.unreadable.Carts;
import dev.stagedoor.system.unreadable.Lists;
import dev.stagedoor.system.unreadable.Memories;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The start refuses actors that persist what could not be read again. */
final class PersistedTypesTests {

    private final FlakyDatabase database = new FlakyDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private void start(Entity<?, ?> entity) {
        StageFixture.journaled(database.journal(), entity).close();
    }

    @Test
    void refusesAnEventWithAComponentThatCannotBeRead() {
        assertThatThrownBy(() -> start(Carts.entity()))
                .isInstanceOf(UnreadableTypeException.class)
                .hasMessageContaining("Carts$Kept persists events: ")
                .hasMessageContaining("Carts$Added.prices, a java.util.Map")
                .hasMessageContaining("Carts$State.items, a java.lang.Object")
                .hasMessageNotContaining("Carts$Message");
    }

    @Test
    void refusesAGenericEvent() {
        assertThatThrownBy(() -> start(Boxes.entity()))
                .isInstanceOf(UnreadableTypeException.class)
                .hasMessageContaining("Boxes$Changed has type parameters");
    }

    @Test
    void refusesAStateThatIsACollection() {
        assertThatThrownBy(() -> start(Lists.entity()))
                .isInstanceOf(UnreadableTypeException.class)
                .hasMessageContaining("java.util.List is neither a record nor an enum");
    }

    @Test
    void acceptsAStateThatIsOnlyInMemory() {
        assertThatNoException().isThrownBy(() -> start(Memories.entity()));
    }
}
