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
    private final Set<String> hidden;
    private final Function<Principal, Identity> identities;

    private record Rule(ActorPattern actors, Set<AccessKind> may, Set<String> authorities) {

        static Rule of(AccessRule rule) {
            return new Rule(new ActorPattern(rule.actors()), rule.may(), rule.authorities());
        }

        boolean allows(Identity caller, Access access) {
            return may.contains(access.kind()) && isFor(caller) && actors.matches(access, caller.claims());
        }

        boolean isAbout(String type, Identity caller) {
            return isFor(caller) && actors.isAbout(type, caller.claims());
        }

        private boolean isFor(Identity caller) {
            return authorities.isEmpty() || !Collections.disjoint(authorities, caller.authorities());
        }
    }

    /**
     * Creates the rules.
     *
     * @param hidden the types of which only callers may know that a rule lets use some of their actors
     * @param identities returns what is known of an authenticated caller
     */
    public AccessRules(List<AccessRule> rules, Set<String> hidden, Function<Principal, Identity> identities) {
        this.rules = rules.stream().map(Rule::of).toList();
        this.hidden = Set.copyOf(hidden);
        this.identities = identities;
    }

    /** Returns the pattern of a rule about a type that is not among those that are served; empty if there is none. */
    public Optional<String> unservedPattern(Collection<String> types) {
        return rules.stream()
                .map(Rule::actors)
                .filter(actors -> actors.type() != null && !types.contains(actors.type()))
                .map(ActorPattern::toString)
                .findFirst();
    }

    /** Returns a hidden type that is not among those that are served; empty if there is none. */
    public Optional<String> unservedHiddenType(Collection<String> types) {
        return hidden.stream().filter(type -> !types.contains(type)).findFirst();
    }

    @Override
    public boolean allow(@Nullable Principal caller, Access access) {
        if (caller == null) {
            return false;
        }
        var identity = identities.apply(caller);
        return rules.stream().anyMatch(rule -> rule.allows(identity, access));
    }

    @Override
    public boolean mayKnow(@Nullable Principal caller, String type) {
        if (!hidden.contains(type)) {
            return true;
        }
        if (caller == null) {
            return false;
        }
        var identity = identities.apply(caller);
        return rules.stream().anyMatch(rule -> rule.isAbout(type, identity));
    }
}
