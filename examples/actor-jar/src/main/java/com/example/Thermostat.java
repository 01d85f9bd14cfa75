package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

public final class Thermostat {

    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "thermostat");

    public sealed interface Message {}

    public record SetTarget(@Min(5) @Max(30) int degrees, ActorRef<Target> replyTo) implements Message {}

    public record GetTarget(ActorRef<Target> replyTo) implements Message {}

    public record TurnOff() implements Message {}

    public record Target(int degrees) {}

    static Behavior<Message> set(int degrees) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case SetTarget(int to, var replyTo) -> {
                replyTo.tell(new Target(to));
                yield set(to);
            }
            case GetTarget(var replyTo) -> {
                replyTo.tell(new Target(degrees));
                yield Behaviors.same();
            }
            case TurnOff() -> set(5);
        });
    }
}
