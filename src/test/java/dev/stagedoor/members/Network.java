package dev.stagedoor.members;

import dev.stagedoor.members.Trio.Seat;
import dev.stagedoor.testkit.fixture.Program;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Network of hosts on this machine, each in its own namespace, that can be partitioned. Needs root, ip and nft. */
final class Network implements AutoCloseable {

    /** Address of the test itself, as the hosts see it. */
    static final String OUTSIDE = "10.79.0.1";

    static final String ALL = "10.79.0.0/24";

    private final String bridge;
    private final List<String> hosts;

    private Network(String bridge, List<String> hosts) {
        this.bridge = bridge;
        this.hosts = hosts;
    }

    /**
     * Creates a network.
     *
     * @throws IllegalStateException if the user is not root, or a command fails
     */
    static Network of(int count) {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new IllegalStateException("this test needs root, and Linux with ip and nft");
        }
        var bridge = "sd" + ProcessHandle.current().pid();
        var network = new Network(
                bridge,
                IntStream.range(0, count)
                        .mapToObj(number -> bridge + "h" + number)
                        .toList());
        try {
            network.create();
            return network;
        } catch (IllegalStateException e) {
            network.close();
            throw e;
        }
    }

    private void create() {
        run("ip", "link", "add", bridge, "type", "bridge");
        run("ip", "addr", "add", OUTSIDE + "/24", "dev", bridge);
        run("ip", "link", "set", bridge, "up");
        IntStream.range(0, hosts.size()).forEach(this::add);
    }

    private String cable(int number) {
        return bridge + "c" + number;
    }

    private void add(int number) {
        var host = hosts.get(number);
        var cable = cable(number);
        run("ip", "netns", "add", host);
        run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", host);
        run("ip", "link", "set", cable, "master", bridge, "up");
        run("ip", "-n", host, "addr", "add", address(number) + "/24", "dev", "eth0");
        run("ip", "-n", host, "link", "set", "eth0", "up");
        run("ip", "-n", host, "link", "set", "lo", "up");
    }

    private static String address(int number) {
        return "10.79.0." + (10 + number);
    }

    List<Seat> seats() {
        return IntStream.range(0, hosts.size())
                .mapToObj(number -> new Seat(address(number), List.of("ip", "netns", "exec", hosts.get(number))))
                .toList();
    }

    /** Cuts one host off from all other hosts, but not from the test. */
    void isolate(int number) {
        var others = IntStream.range(0, hosts.size())
                .filter(other -> other != number)
                .mapToObj(Network::address)
                .collect(Collectors.joining(", "));
        run("ip", "netns", "exec", hosts.get(number), "nft", """
                table ip cut {
                  chain in { type filter hook input priority 0; ip saddr { %1$s } drop; }
                  chain out { type filter hook output priority 0; ip daddr { %1$s } drop; }
                }""".formatted(others));
    }

    /** Drops what comes to a port of one host, and what comes back from it. */
    void block(int number, int port) {
        run("ip", "netns", "exec", hosts.get(number), "nft", """
                table ip cut {
                  chain in { type filter hook input priority 0; tcp dport %1$s drop; }
                  chain out { type filter hook output priority 0; tcp sport %1$s drop; }
                }""".formatted(port));
    }

    /** Undoes {@link #isolate} or {@link #block}. */
    void heal(int number) {
        run("ip", "netns", "exec", hosts.get(number), "nft", "delete", "table", "ip", "cut");
    }

    private static void run(String... command) {
        if (!Program.succeeds(command)) {
            throw new IllegalStateException("this command failed: " + String.join(" ", command));
        }
    }

    /** Removes what exists, even if only a part was created. */
    @Override
    public void close() {
        for (int number = 0; number < hosts.size(); number++) {
            Program.succeeds("ip", "link", "del", cable(number));
            Program.succeeds("ip", "netns", "del", hosts.get(number));
        }
        Program.succeeds("ip", "link", "del", bridge);
    }
}
