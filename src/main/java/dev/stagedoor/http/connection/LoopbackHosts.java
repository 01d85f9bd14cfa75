package dev.stagedoor.http.connection;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Host names that a server on the loopback answers to. Otherwise, a web page whose name resolves to the loopback
 * address (DNS rebinding) could read what the server sends, because the browser would take it for the page's own
 * origin.
 */
final class LoopbackHosts {

    /** Stands for all names. */
    static final String ANY = "*";

    private static final String LOCALHOST = "localhost";

    private final Set<String> allowed;

    LoopbackHosts(Collection<String> allowed) {
        this.allowed = allowed.stream()
                .map(name -> HostHeader.read(name).map(HostHeader::name).orElse(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the problem with a request for another host, if the server listens on the loopback.
     *
     * @param server the address that the server listens on
     */
    Optional<Problem> problem(HttpRequest request, SocketAddress server, HostReader hosts) {
        if (!isLoopback(server) || allowed.contains(ANY)) {
            return Optional.empty();
        }
        return host(request, hosts)
                .filter(host -> !isAllowed(host))
                .map(host -> Problem.of(
                        ProblemType.MISDIRECTED_REQUEST,
                        "The service listens on loopback only, and does not answer to the host '%s'; stagedoor.connection.allowed-hosts lists the hosts that it answers to besides localhost."
                                .formatted(host)));
    }

    private static boolean isLoopback(SocketAddress server) {
        return server instanceof InetSocketAddress inet
                && inet.getAddress() != null
                && inet.getAddress().isLoopbackAddress();
    }

    /** Returns the host of the request: that of its target if there is one, else that of its Host header. */
    private static Optional<String> host(HttpRequest request, HostReader hosts) {
        if (request.uri().startsWith("/")) {
            return Optional.ofNullable(request.headers().get(HttpHeaderNames.HOST))
                    .flatMap(hosts::read)
                    .map(HostHeader::name);
        }
        try {
            return Optional.ofNullable(new URI(request.uri()).getRawAuthority())
                    .flatMap(hosts::read)
                    .map(HostHeader::name);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(String host) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals(LOCALHOST) || isBelowLocalhost(name) || allowed.contains(name) || isLoopbackAddress(name);
    }

    /** RFC 6761, section 6.3. */
    private static boolean isBelowLocalhost(String name) {
        return name.endsWith("." + LOCALHOST) && !name.startsWith(".") && !name.contains("..");
    }

    private static boolean isLoopbackAddress(String name) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(name);
        try {
            return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
