package dev.stagedoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.Past;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

final class ProtocolAssertionsTests {

    /** Messages that have a fault each, but for the last, which has two. */
    public sealed interface Faulty {}

    public static final class NoRecord implements Faulty {}

    public record Watch(ActorRef<String> observer) implements Faulty {}

    public record Rename(@Past String name) implements Faulty {}

    public record Ask(ActorRef<Early> replyTo) implements Faulty {}

    @ResponseStatus(HttpStatus.EARLY_HINTS)
    public record Early() {}

    public record Move(Runnable from, Runnable to) implements Faulty {}

    /** A constraint that has no message, so the validator refuses to read the class. */
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Broken {}

    public record Repair(@Broken String part) implements Faulty {}

    public record Fine(long amount) implements Faulty {}

    @Test
    void namesEveryFault() {
        assertThat(ProtocolAssertions.faults(Faulty.class))
                .hasSize(7)
                .anySatisfy(fault -> assertThat(fault).contains("NoRecord", "not a record"))
                .anySatisfy(fault -> assertThat(fault).contains("Watch.observer"))
                .anySatisfy(fault -> assertThat(fault).contains("Rename.name", "constraint"))
                .anySatisfy(fault -> assertThat(fault).contains("Repair", "constraints"))
                .anySatisfy(fault -> assertThat(fault).contains("Early", "103"))
                .anySatisfy(fault -> assertThat(fault).contains("Move.from"))
                .anySatisfy(fault -> assertThat(fault).contains("Move.to"));
    }

    @Test
    void failsWithAllFaultsWhenTheMessagesCannotBeServed() {
        assertThatThrownBy(() -> ProtocolAssertions.assertCanBeServed(Faulty.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("NoRecord", "Watch.observer", "Move.to");
    }
}
