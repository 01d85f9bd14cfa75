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

/** The address at which others may reach this machine. */
final class MachineAddress {

    private MachineAddress() {}

    /**
     * The address that is listed for this machine, if one is; else the first that is not the loopback's, of the oldest
     * interface, and of IPv4 if there is one.
     *
     * @param listed hosts of members, this one perhaps among them
     * @throws SystemStartException if there is none
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
                    .orElseThrow(() -> new SystemStartException(
                            "This machine has no address but its loopback's; set stagedoor.system.cluster.host"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scope of an address of IPv6 says nothing to others. */
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
