package dev.stagedoor.system.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.ActorPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityPathTests {

    private static ActorPath path(String path) {
        return ActorPaths.fromString("pekko://stagedoor" + path);
    }

    @Test
    void readsTypeAndIdOfAnActor() {
        assertThat(EntityPath.of(path("/system/sharding/seat/7/A%2F1+b"))).contains(new EntityPath("seat", "A/1 b"));
    }

    @Test
    void namesTheActorThatAChildBelongsTo() {
        assertThat(EntityPath.of(path("/system/sharding/seat/7/a/child/grandchild")))
                .contains(new EntityPath("seat", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user/a/b/c/d", "/system/sharding/seat/7", "/deadLetters"})
    void findsNoActorAtOtherPaths(String other) {
        assertThat(EntityPath.of(path(other))).isEmpty();
    }
}
