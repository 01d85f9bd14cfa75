package dev.stagedoor.http.authentication;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Stops the start of a service that listens on a network but cannot tell its callers apart. */
final class ListeningCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningCheck.class);

    private final @Nullable InetAddress address;
    private final boolean authenticated;
    private final boolean anonymous;

    /**
     * Creates the check.
     *
     * @param address where the service listens; null for all addresses
     * @param authenticated whether the service authenticates callers
     * @param anonymous whether something in front of the service does
     */
    ListeningCheck(@Nullable InetAddress address, boolean authenticated, boolean anonymous) {
        this.address = address;
        this.authenticated = authenticated;
        this.anonymous = anonymous;
    }

    /**
     * Checks the address.
     *
     * @throws OpenNetworkException if strangers could use the service
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (authenticated || (address != null && address.isLoopbackAddress())) {
            return;
        }
        var text = address == null ? "" : address.getHostAddress();
        if (!anonymous) {
            throw new OpenNetworkException(text);
        }
        LOG.warn(
                "event=callers-anonymous address={} reason=\"the service authenticates nobody, so everybody who reaches it may do everything; stagedoor.security.anonymous=true says that something in front of it authenticates callers\"",
                text);
    }
}
