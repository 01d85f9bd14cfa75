package dev.stagedoor.members;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;

/** Signs the certificates of members, and lays them down in folders as a Secret of cert-manager's is mounted. */
public final class Authority {

    private static final String CURRENT = "..data";

    private final X509Bundle own;

    private Authority(X509Bundle own) {
        this.own = own;
    }

    /** One of that name, with a key of its own. */
    public static Authority named(String name) {
        try {
            return new Authority(new CertificateBuilder()
                    .rsa2048()
                    .subject("CN=" + name)
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate as members have it, and its key, in PEM; but for what is asked to be otherwise. */
    public X509Bundle sign(UnaryOperator<CertificateBuilder> otherwise) {
        try {
            return otherwise
                    .apply(new CertificateBuilder()
                            .rsa2048()
                            .subject("CN=stagedoor-members")
                            .addSanDnsName("stagedoor-members.default.svc")
                            .addExtendedKeyUsageServerAuth()
                            .addExtendedKeyUsageClientAuth())
                    .buildIssuedBy(own);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a new key and its certificate there, in place of those that were there, in one step. */
    public Path issue(Path folder) {
        return lay(folder, sign(certificate -> certificate));
    }

    /** Puts a certificate there. */
    public Path lay(Path folder, X509Bundle signed) {
        try {
            var version = Files.createTempDirectory(Files.createDirectories(folder), "..");
            Files.writeString(version.resolve("ca.crt"), own.getCertificatePEM());
            Files.writeString(version.resolve("tls.crt"), signed.getCertificatePEM());
            Files.writeString(version.resolve("tls.key"), signed.getPrivateKeyPEM());
            var link = Files.createSymbolicLink(folder.resolve("..data_tmp"), version.getFileName());
            Files.move(link, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
            for (var name : List.of("ca.crt", "tls.crt", "tls.key")) {
                var file = folder.resolve(name);
                if (!Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(file, Path.of(CURRENT, name));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
