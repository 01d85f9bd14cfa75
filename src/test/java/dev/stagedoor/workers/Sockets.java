package dev.stagedoor.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sockets that processes listen at, as Linux shows them in {@code /proc}. */
final class Sockets {

    private static final String TCP_LISTENS = "0A";
    private static final String UDP_IS_BOUND = "07";
    private static final int UNIX_PATH = 7;
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private record Socket(String address, int port, String state, String inode) {}

    private Sockets() {}

    /** Returns how many sockets the process listens at. */
    static long count(long pid) {
        return listening(pid).size();
    }

    /** Returns the ports of these sockets. */
    static List<Integer> ports(long pid) {
        return listening(pid).stream().map(Socket::port).toList();
    }

    /** Returns whether all of these sockets are on loopback. */
    static boolean onLoopback(long pid) {
        return listening(pid).stream().allMatch(socket -> LOOPBACK.contains(socket.address()));
    }

    private static List<Socket> listening(long pid) {
        var open = inodes(pid);
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(protocol -> sockets(pid, protocol))
                .filter(socket -> open.contains(socket.inode()))
                .toList();
    }

    private static Stream<Socket> sockets(long pid, String protocol) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/net/" + protocol)).stream()
                    .skip(1)
                    .map(line -> List.of(line.strip().split("\\s+", -1)))
                    .map(row -> new Socket(
                            row.get(1).replaceAll(":.*", ""),
                            Integer.parseInt(row.get(1).replaceAll(".*:", ""), 16),
                            row.get(3),
                            row.get(9)))
                    .filter(socket -> socket.state().equals(TCP_LISTENS)
                            || (socket.state().equals(UDP_IS_BOUND) && protocol.startsWith("udp")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the paths of the Unix domain sockets that the process listens at or has accepted connections of. */
    static Set<Path> paths(long pid) {
        var open = inodes(pid);
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/net/unix")).stream()
                    .skip(1)
                    .map(line -> List.of(line.strip().split("\\s+", -1)))
                    .filter(row -> row.size() > UNIX_PATH && open.contains(row.get(UNIX_PATH - 1)))
                    .map(row -> Path.of(row.get(UNIX_PATH)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> inodes(long pid) {
        try (var files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.map(Sockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("\\D", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
