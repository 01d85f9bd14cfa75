package dev.stagedoor.system.cluster;

import dev.stagedoor.system.SystemStartException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identity that a member sends as User-Agent when it looks for others, so that they can log why they refuse it. It
 * proves nothing: the transport decides which members can join.
 *
 * @param host the host at which the member says it can be reached
 * @param name the name of its cluster
 * @param transport its transport, as in Pekko's settings
 * @param authority the first 8 bytes of the SHA-256 digest of its authority's public key, in hexadecimal; empty without
 *     TLS, or if the certificate cannot be read
 */
record MemberIdentity(String host, String name, String transport, String authority) {

    private static final Pattern USER_AGENT = Pattern.compile(
            "stagedoor/(?<name>[^ ]+) \\((?<host>[^ ;]+); (?<transport>[a-z-]+);(?<authority>[0-9a-f]*)\\)");
    private static final int DIGEST_BYTES = 8;

    /**
     * Returns the identity of a member. If the transport is {@code tls-tcp}, reads the authority's certificate from the
     * file.
     */
    static MemberIdentity of(String host, String name, String transport, String authorityFile) {
        return new MemberIdentity(host, name, transport, transport.equals("tls-tcp") ? authority(authorityFile) : "");
    }

    private static String authority(String file) {
        try {
            var key = new PemFile("authority", file).certificate().getPublicKey();
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (SystemStartException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parses a User-Agent header; empty if it is not that of a member. */
    static Optional<MemberIdentity> read(String userAgent) {
        var match = USER_AGENT.matcher(userAgent);
        return match.matches()
                ? Optional.of(new MemberIdentity(
                        match.group("host"), match.group("name"), match.group("transport"), match.group("authority")))
                : Optional.empty();
    }

    String userAgent() {
        return "stagedoor/%s (%s; %s;%s)".formatted(name, host, transport, authority);
    }

    /** Returns why the member with this identity refuses the other; empty if it accepts it. */
    Optional<String> objection(MemberIdentity other) {
        if (!name.equals(other.name)) {
            return Optional.of("its cluster is '%s', and not '%s'".formatted(other.name, name));
        }
        if (!transport.equals(other.transport)) {
            return Optional.of("it speaks %s, and not %s".formatted(other.transport, transport));
        }
        if (!authority.isEmpty() && !authority.equals(other.authority)) {
            return Optional.of("its certificate is of an authority that is not trusted");
        }
        return Optional.empty();
    }
}
