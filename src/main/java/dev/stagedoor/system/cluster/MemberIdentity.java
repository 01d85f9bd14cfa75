package dev.stagedoor.system.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identity that a member sends as User-Agent when it looks for others, so that they can log why they refuse it. It
 * proves nothing: the transport decides which members can join.
 *
 * @param host the host at which the member says it can be reached
 * @param name the name of its cluster
 */
record MemberIdentity(String host, String name) {

    private static final Pattern USER_AGENT = Pattern.compile("stagedoor/(?<name>[^ ]+) \\((?<host>[^ ]+)\\)");

    /** Parses a User-Agent header; empty if it is not that of a member. */
    static Optional<MemberIdentity> read(String userAgent) {
        var match = USER_AGENT.matcher(userAgent);
        return match.matches()
                ? Optional.of(new MemberIdentity(match.group("host"), match.group("name")))
                : Optional.empty();
    }

    String userAgent() {
        return "stagedoor/%s (%s)".formatted(name, host);
    }
}
