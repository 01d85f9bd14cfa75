package dev.stagedoor.system.cluster;

import dev.stagedoor.system.SystemStartException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a member shows when it looks for others, so that they can tell why it will not be let in. It proves nothing: what lets a
 * member in is the transport.
 *
 * @param host where others reach it, as it says
 * @param name the name of its cluster
 * @param transport what it speaks
 * @param authority the beginning of the digest of its authority's public key; empty where there is none, or none to be read
 */
record MemberIdentity(String host, String name, String transport, String authority) {

    private static final Pattern SHOWN = Pattern.compile(
            "stagedoor/(?<name>[^ ]+) \\((?<host>[^ ;]+); (?<transport>[a-z-]+);(?<authority>[0-9a-f]*)\\)");
    private static final int DIGEST_BYTES = 8;

    /** The badge of a member whose authority's certificate is in the file, if it has one. */
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

    /** The badge in a header, if that holds one. */
    static Optional<MemberIdentity> read(String userAgent) {
        var shown = SHOWN.matcher(userAgent);
        return shown.matches()
                ? Optional.of(new MemberIdentity(
                        shown.group("host"), shown.group("name"), shown.group("transport"), shown.group("authority")))
                : Optional.empty();
    }

    String userAgent() {
        return "stagedoor/%s (%s; %s;%s)".formatted(name, host, transport, authority);
    }

    /** Why the member that shows this one does not let the other in. */
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
