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

/** Signs the certificates of members, and writes them to folders as Kubernetes mounts a Secret of cert-manager. */
public final class Authority {

    private static final String CURRENT = "..data";

    private final X509Bundle own;

    private Authority(X509Bundle own) {
        this.own = own;
    }

    /** Creates an authority with the name and a new key. */
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

    /** Signs a certificate for a new key, as members have it after the given change. */
    public X509Bundle sign(UnaryOperator<CertificateBuilder> change) {
        try {
            return change.apply(new CertificateBuilder()
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

    /** Writes a new key and its certificate to the folder; replaces those that are there in one step. */
    public Path issue(Path folder) {
        return lay(folder, sign(certificate -> certificate));
    }

    /** Writes a key and its certificate to the folder, in one step. */
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
