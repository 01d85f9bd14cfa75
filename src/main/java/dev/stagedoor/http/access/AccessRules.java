package dev.stagedoor.http.access;

import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Allows what a rule allows, and nothing else. */
public final class AccessRules implements Permissions {

    private final List<Rule> rules;
    private final Function<Principal, Identity> identities;

    private record Rule(ActorPattern actors, Set<AccessKind> may, Set<String> authorities) {

        static Rule of(AccessRule rule) {
            return new Rule(new ActorPattern(rule.actors()), rule.may(), rule.authorities());
        }

        boolean allows(Identity caller, Access access) {
            return may.contains(access.kind())
                    && (authorities.isEmpty() || !Collections.disjoint(authorities, caller.authorities()))
                    && actors.matches(access, caller.claims());
        }
    }

    /**
     * Creates the rules.
     *
     * @param identities returns what is known of an authenticated caller
     */
    public AccessRules(List<AccessRule> rules, Function<Principal, Identity> identities) {
        this.rules = rules.stream().map(Rule::of).toList();
        this.identities = identities;
    }

    /**
     * Requires that each rule is about a type that is served.
     *
     * @throws IllegalArgumentException if one is not; the message names the rule and the types
     */
    public void requireServed(Collection<String> types) {
        firstUnserved(types).ifPresent(rule -> {
            throw new IllegalArgumentException(
                    "stagedoor.security.rules has a rule for '%s', but there are only actors of the types %s"
                            .formatted(rule, types));
        });
    }

    private Optional<ActorPattern> firstUnserved(Collection<String> types) {
        return rules.stream()
                .map(Rule::actors)
                .filter(actors -> actors.type() != null && !types.contains(actors.type()))
                .findFirst();
    }

    @Override
    public boolean allow(@Nullable Principal caller, Access access) {
        if (caller == null) {
            return false;
        }
        var identity = identities.apply(caller);
        return rules.stream().anyMatch(rule -> rule.allows(identity, access));
    }
}
