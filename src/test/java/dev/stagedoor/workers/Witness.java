package dev.stagedoor.workers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.pattern.StatusReply;

/**
 * Actor that tells which process it is in. It holds a file lock for its id, which the operating system releases at the
 * latest when its process ends, so it notices a second instance of itself.
 */
public final class Witness {

    static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "witness");

    /** Its protocol. */
    public sealed interface Message {}

    /** Asks what the actor sees, and is counted. */
    public record Look(ActorRef<Sight> replyTo) implements Message {}

    /** Like {@link Look}, but the reply takes a second. */
    public record LookLong(ActorRef<Sight> replyTo) implements Message {}

    /** Makes the actor allocate memory until none is left. */
    public record Devour(ActorRef<Sight> replyTo) implements Message {}

    /** Asks for a reply of the given number of characters. */
    public record Boast(int length, ActorRef<String> replyTo) implements Message {}

    /** Makes the actor fail with a message of the given number of characters. */
    public record Explode(int length, ActorRef<Sight> replyTo) implements Message {}

    /** Asks for a refusal whose reason has the given number of characters. */
    public record Whine(int length, ActorRef<StatusReply<Sight>> replyTo) implements Message {}

    /** Makes the actor print a text on standard output, and fail with it. */
    public record Shout(String what) implements Message {}

    /**
     * What the actor sees: its process, its current life, how often it was asked in it, and whether it holds the lock.
     */
    public record Sight(long pid, String life, long count, boolean alone) {}

    private Witness() {}

    static Behavior<Message> create(Path locks, String id) {
        return Behaviors.setup(context -> {
            Files.createDirectories(locks);
            var channel = FileChannel.open(locks.resolve(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return looking(channel, locked(channel), UUID.randomUUID().toString(), 1);
        });
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException twiceInThisProcess) {
            return false;
        }
    }

    private static Behavior<Message> looking(FileChannel channel, boolean alone, String life, long count) {
        var sight = new Sight(ProcessHandle.current().pid(), life, count, alone);
        return Behaviors.receive(Message.class)
                .onMessage(Look.class, look -> {
                    look.replyTo().tell(sight);
                    return looking(channel, alone, life, count + 1);
                })
                .onMessage(LookLong.class, look -> {
                    Thread.sleep(1000);
                    look.replyTo().tell(sight);
                    return looking(channel, alone, life, count + 1);
                })
                .onMessage(Devour.class, devour -> {
                    List<long[]> eaten = new ArrayList<>();
                    while (eaten.size() < Integer.MAX_VALUE) {
                        eaten.add(new long[1 << 20]);
                    }
                    return Behaviors.same();
                })
                .onMessage(Boast.class, boast -> {
                    boast.replyTo().tell("x".repeat(boast.length()));
                    return Behaviors.same();
                })
                .onMessage(Explode.class, explode -> {
                    throw new IllegalStateException("x".repeat(explode.length()));
                })
                .onMessage(Whine.class, whine -> {
                    whine.replyTo().tell(StatusReply.error("x".repeat(whine.length())));
                    return Behaviors.same();
                })
                .onMessage(Shout.class, shout -> {
                    System.out.println(shout.what());
                    throw new IllegalStateException(shout.what());
                })
                .onSignal(PostStop.class, stopped -> {
                    channel.close();
                    return Behaviors.same();
                })
                .build();
    }
}
