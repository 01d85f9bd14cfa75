package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.Transport;
import dev.stagedoor.system.wire.WireSerializer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Pekko settings for the transport between the processes of one start, on loopback only. */
final class TransportSettings {

    private static final String ARTERY = "pekko.remote.artery.";
    private static final String SSL = ARTERY + "ssl.config-ssl-engine.";
    private static final List<String> AERON = List.of("io.aeron.Aeron", "io.aeron.driver.MediaDriver");

    /** Package of the JDK whose internals Aeron uses. */
    private static final String SELECTORS = "sun.nio.ch";

    private final Transport transport;
    private final Map<String, Object> common;

    private TransportSettings(Transport transport, Map<String, Object> common) {
        this.transport = transport;
        this.common = common;
    }

    /**
     * Creates the settings, and the key that {@code tls-tcp} needs.
     *
     * @param folder the folder for the key
     * @throws SystemStartException if the key cannot be created, or the jars or the JVM option that Aeron needs are
     *     missing
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

    /** All processes hold the same key, and trust only this key. */
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
            throw new SystemStartException("stagedoor.system.transport=aeron-udp needs the JVM option"
                    + " --add-opens=java.base/%s=ALL-UNNAMED".formatted(SELECTORS));
        }
    }

    /**
     * Returns the settings of one process.
     *
     * @param folder a folder that no other process uses
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
