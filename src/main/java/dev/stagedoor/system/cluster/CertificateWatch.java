package dev.stagedoor.system.cluster;

import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.TlsProperties;
import java.util.Objects;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of a member's certificate as often as Pekko reads them, and logs what is wrong with them, once.
 * Connections that there are go on, but none comes about until the files can be used again.
 */
final class CertificateWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final TlsProperties tls;
    private volatile @Nullable String trouble;

    CertificateWatch(TlsProperties tls) {
        this.tls = tls;
    }

    /** Looks at them for as long as the system runs. */
    void within(ActorSystem<?> system) {
        system.scheduler()
                .scheduleWithFixedDelay(
                        tls.rereadAfter(),
                        tls.rereadAfter(),
                        this,
                        system.dispatchers().lookup(DispatcherSelector.blocking()));
    }

    @Override
    public void run() {
        var before = trouble;
        // Files that are replaced while they are read do not fit each other, once.
        trouble = found().flatMap(first -> found()).orElse(null);
        if (Objects.equals(trouble, before)) {
            return;
        }
        if (trouble == null) {
            LOG.info("event=certificate-usable");
        } else {
            LOG.error("event=certificate-unusable reason=\"{}\"", trouble);
        }
    }

    private Optional<String> found() {
        try {
            MemberCertificate.require(tls);
            return Optional.empty();
        } catch (SystemStartException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
