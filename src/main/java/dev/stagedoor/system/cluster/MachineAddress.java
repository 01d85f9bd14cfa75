package dev.stagedoor.system.cluster;

import dev.stagedoor.system.HostAndPort;
import dev.stagedoor.system.SystemStartException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the address at which other members can reach this machine. */
final class MachineAddress {

    private MachineAddress() {}

    /**
     * Returns the listed address that belongs to this machine. If none does, returns an address that is neither
     * loopback nor link-local, preferring IPv4 over IPv6, and then the interface with the lowest index.
     *
     * @param listed hosts of members, which may include this one
     * @throws SystemStartException if this machine has no such address
     */
    static String find(List<String> listed) {
        var members = listed.stream()
                .map(HostAndPort::of)
                .flatMap(member -> resolved(member.host()))
                .collect(Collectors.toSet());
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(MachineAddress::isUp)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> members.contains(address)
                            || (!address.isLoopbackAddress() && !address.isLinkLocalAddress()))
                    .min(Comparator.comparing((InetAddress address) -> !members.contains(address))
                            .thenComparing(address -> !(address instanceof Inet4Address)))
                    .map(MachineAddress::text)
                    .orElseThrow(
                            () -> new SystemStartException(
                                    "This machine has only loopback or link-local addresses; set stagedoor.system.cluster.host"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Omits the scope of an IPv6 address, which means nothing on other machines. */
    static String text(InetAddress address) {
        var text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    private static Stream<InetAddress> resolved(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return Stream.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
