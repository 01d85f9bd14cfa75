package dev.stagedoor.members;

import dev.stagedoor.testkit.fixture.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Three members that find each other by a list of hosts and share one database. */
final class Trio implements AutoCloseable {

    private final Path folder;
    private final List<Seat> seats;
    private final List<String> arguments;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final AtomicLong operations = new AtomicLong();

    /**
     * Address of a member, and how to run its process.
     *
     * @param address its address
     * @param around the command that runs the command of the member
     */
    record Seat(String address, List<String> around) {}

    private Trio(Path folder, List<Seat> seats, List<String> arguments) {
        this.folder = folder;
        this.seats = seats;
        this.arguments = arguments;
    }

    /** Starts three members on the loopback of this machine. */
    static Trio onLoopback(Path folder, String database, String... arguments) {
        return at(
                folder,
                List.of("127.0.0.11", "127.0.0.12", "127.0.0.13").stream()
                        .map(address -> new Seat(address, List.of()))
                        .toList(),
                database,
                arguments);
    }

    static Trio at(Path folder, List<Seat> seats, String database, String... arguments) {
        var all = new ArrayList<>(List.of(
                "--stagedoor.system.cluster.hosts="
                        + String.join(",", seats.stream().map(Seat::address).toList()),
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--stagedoor.system.start-timeout=120s"));
        all.addAll(List.of(arguments));
        var trio = new Trio(folder, seats, all);
        for (int number = 0; number < seats.size(); number++) {
            trio.members.add(trio.start(number));
        }
        trio.members.forEach(Member::awaitReady);
        return trio;
    }

    private Member start(int number) {
        var seat = seats.get(number);
        return Member.start(folder, seat.address(), seat.around(), arguments);
    }

    List<Member> members() {
        return members;
    }

    Member member(int number) {
        return members.get(number);
    }

    /** Returns the next operation that no actor has been asked for. */
    Operation next() {
        return Operation.number(operations.getAndIncrement());
    }

    /** Records a reply. */
    void add(Reply reply) {
        replies.add(reply);
    }

    /** Returns the replies to all asks of all loads. */
    List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** Starts a member in place of one that has ended, and waits until it is ready. */
    Member replace(int number) {
        members.get(number).close();
        members.set(number, start(number));
        return members.get(number).awaitReady();
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }
}
