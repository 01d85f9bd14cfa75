package dev.stagedoor.protocol.introspection;

import java.security.Principal;
import java.util.Set;

/** Types in which a message has its caller. JSON does not supply them, because callers could lie. */
public final class CallerTypes {

    /** Spring Security is optional, so its types are known by their names. */
    private static final Set<String> NAMES = Set.of(
            Principal.class.getName(),
            "org.springframework.security.core.Authentication",
            "org.springframework.security.oauth2.jwt.Jwt");

    private CallerTypes() {}

    public static boolean contains(Class<?> type) {
        return NAMES.contains(type.getName());
    }
}
