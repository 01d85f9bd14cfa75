package dev.stagedoor.http.connection;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Value of a Host header (RFC 9110, section 7.2).
 *
 * @param name the host in lower case; an IPv6 address without its brackets
 * @param port the port as text; empty for none
 */
record HostHeader(String name, String port) {

    private static final int LARGEST_PORT = 65_535;
    /** A DNS name has at most 253 characters; the pattern uses stack for each escaped one. */
    private static final int LONGEST = 300;

    private static final Pattern HOST = Pattern.compile(
            "(?:\\[(?<ipv6>[^\\]]+)]|(?<name>(?:[A-Za-z0-9._~!$&'()*+,;=-]++|%[0-9A-Fa-f]{2})+))(?::(?<port>[0-9]{0,5}))?");

    /** Reads the value of the header; returns empty if it is not a valid host. */
    static Optional<HostHeader> read(String value) {
        var host = HOST.matcher(value);
        if (value.length() > LONGEST || !host.matches()) {
            return Optional.empty();
        }
        var ipv6 = host.group("ipv6");
        var port = host.group("port") == null ? "" : host.group("port");
        if ((ipv6 != null && !NetUtil.isValidIpV6Address(ipv6))
                || (!port.isEmpty() && Integer.parseInt(port) > LARGEST_PORT)) {
            return Optional.empty();
        }
        return Optional.of(new HostHeader((ipv6 == null ? host.group("name") : ipv6).toLowerCase(Locale.ROOT), port));
    }
}
