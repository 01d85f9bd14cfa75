package dev.stagedoor.system.cluster;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.core.NestedExceptionUtils;
import scala.Option;

/** Failure of TLS between two members, told as what is wrong with the other one. */
final class HandshakeFailure {

    private static final Pattern PLAIN = Pattern.compile("(?i)unrecognized SSL message");
    private static final String NO_CERTIFICATE = "Empty client certificate chain";
    private static final String ALERT = "Received fatal alert: ";

    private HandshakeFailure() {}

    /** Certificate whose authority is trusted, but whose names are not those of members. */
    private static final class Misnamed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misnamed(Throwable objection) {
            super(objection);
        }
    }

    /** Requires that Pekko does not object to the names in the other member's certificate. */
    static void require(Option<Throwable> objection) {
        if (objection.isDefined()) {
            throw new Misnamed(objection.get());
        }
    }

    /** Returns the reason in a sentence about the other member; empty if TLS is not what failed. */
    static Optional<String> reason(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> switch (cause) {
                    case Misnamed misnamed -> Stream.of("its certificate has no name in common with this member's");
                    case SSLException tls -> Stream.of(reason(tls));
                    default -> Stream.empty();
                })
                .findFirst();
    }

    private static String reason(SSLException tls) {
        var message = String.valueOf(tls.getMessage());
        if (PLAIN.matcher(message).find()) {
            return "it speaks tcp, and not tls-tcp";
        }
        if (message.contains(NO_CERTIFICATE)) {
            return "it shows no certificate";
        }
        if (message.contains(ALERT + "certificate_") || message.contains(ALERT + "unknown_ca")) {
            return "it does not trust the certificate of this member";
        }
        if (hasCause(tls, CertificateExpiredException.class) || hasCause(tls, CertificateNotYetValidException.class)) {
            return "its certificate has expired, or is not valid yet";
        }
        if (hasCause(tls, CertPathBuilderException.class) || hasCause(tls, CertPathValidatorException.class)) {
            return "its certificate is of an authority that is not trusted";
        }
        return (hasCause(tls, CertificateException.class) ? "its certificate cannot be used: " : "TLS fails: ")
                + NestedExceptionUtils.getMostSpecificCause(tls).getMessage();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Exception> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
