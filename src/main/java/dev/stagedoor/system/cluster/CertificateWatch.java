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
 * Checks the files of a member's certificate as often as Pekko rereads them. Logs once why they are unusable, and once
 * when they are usable again. While they are unusable, open connections stay, but no new one can be made.
 */
final class CertificateWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final TlsProperties tls;
    private volatile @Nullable String defect;

    CertificateWatch(TlsProperties tls) {
        this.tls = tls;
    }

    /** Runs the check every {@code reread-after} until the system terminates. */
    void schedule(ActorSystem<?> system) {
        system.scheduler()
                .scheduleWithFixedDelay(
                        tls.rereadAfter(),
                        tls.rereadAfter(),
                        this,
                        system.dispatchers().lookup(DispatcherSelector.blocking()));
    }

    @Override
    public void run() {
        var before = defect;
        // A check during a replacement sees old and new files that do not match, so only a second failure counts.
        defect = check().flatMap(first -> check()).orElse(null);
        if (Objects.equals(defect, before)) {
            return;
        }
        if (defect == null) {
            LOG.info("event=certificate-usable");
        } else {
            LOG.error("event=certificate-unusable reason=\"{}\"", defect);
        }
    }

    private Optional<String> check() {
        try {
            MemberCertificate.require(tls);
            return Optional.empty();
        } catch (SystemStartException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
