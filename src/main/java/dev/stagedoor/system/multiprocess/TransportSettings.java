package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemProperties.Transport;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.WireSerializer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Pekko's settings for a transport between the processes of one start, on loopback only. */
final class TransportSettings {

    private static final String ARTERY = "pekko.remote.artery.";
    private static final String SSL = ARTERY + "ssl.config-ssl-engine.";
    private static final List<String> AERON = List.of("io.aeron.Aeron", "io.aeron.driver.MediaDriver");

    /** A package of the JDK that Aeron reaches into. */
    private static final String SELECTORS = "sun.nio.ch";

    private final Transport transport;
    private final Map<String, Object> common;

    private TransportSettings(Transport transport, Map<String, Object> common) {
        this.transport = transport;
        this.common = common;
    }

    /**
     * Makes what the transport needs.
     *
     * @throws SystemStartException if something is missing
     */
    static TransportSettings of(Transport transport, DataSize maxMessage, Path folder) {
        var settings = new HashMap<String, Object>();
        settings.put(ARTERY + "advanced.maximum-frame-size", maxMessage.toBytes() + WireSerializer.OVERHEAD);
        settings.put(ARTERY + "canonical.hostname", "127.0.0.1");
        settings.put(ARTERY + "canonical.port", 0);
        settings.put(ARTERY + "bind.hostname", "127.0.0.1");
        settings.put(ARTERY + "bind.port", 0);
        switch (transport) {
            case TCP -> settings.put(ARTERY + "transport", "tcp");
            case TLS_TCP -> {
                settings.put(ARTERY + "transport", "tls-tcp");
                settings.putAll(tls(KeyStoreFile.create(folder)));
            }
            case AERON_UDP -> {
                requireAeron();
                settings.put(ARTERY + "transport", "aeron-udp");
            }
        }
        return new TransportSettings(transport, settings);
    }

    /** Every process holds the same key, and trusts it alone. */
    private static Map<String, Object> tls(KeyStoreFile keys) {
        return Map.of(
                SSL + "key-store", keys.path().toString(),
                SSL + "key-store-password", keys.password(),
                SSL + "key-password", keys.password(),
                SSL + "trust-store", keys.path().toString(),
                SSL + "trust-store-password", keys.password(),
                SSL + "protocol", "TLSv1.3",
                SSL + "enabled-algorithms", List.of("TLS_AES_256_GCM_SHA384"),
                SSL + "require-mutual-authentication", true);
    }

    private static void requireAeron() {
        for (var type : AERON) {
            if (!ClassUtils.isPresent(type, ClassUtils.getDefaultClassLoader())) {
                throw new SystemStartException("stagedoor.system.transport=aeron-udp needs io.aeron:aeron-driver and"
                        + " io.aeron:aeron-client on the class path, but %s is not there".formatted(type));
            }
        }
        if (!Object.class.getModule().isOpen(SELECTORS, TransportSettings.class.getModule())) {
            throw new SystemStartException("stagedoor.system.transport=aeron-udp needs the option"
                    + " --add-opens=java.base/%s=ALL-UNNAMED of the JVM".formatted(SELECTORS));
        }
    }

    /**
     * The settings for one process.
     *
     * @param folder one that is this process's own
     */
    Map<String, Object> of(Path folder) {
        if (transport != Transport.AERON_UDP) {
            return common;
        }
        var settings = new HashMap<>(common);
        settings.put(ARTERY + "advanced.aeron.aeron-dir", folder.toString());
        return settings;
    }
}
