package dev.stagedoor.system.cluster;

import dev.stagedoor.system.SystemStartException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;

/** The address at which others may reach this machine. */
final class MachineAddress {

    private MachineAddress() {}

    /**
     * The first address that is not the loopback's; of IPv4, if there is one.
     *
     * @throws SystemStartException if there is none
     */
    static String find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                    .map(InetAddress::getHostAddress)
                    .orElseThrow(() -> new SystemStartException(
                            "This machine has no address but its loopback's; set stagedoor.system.cluster.host"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
