package dev.stagedoor.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessRulesTests {

    private static final Principal ANN = () -> "ann";
    private static final Identity KNOWN = new Identity(
            Set.of("SCOPE_read"), Map.of("sub", "ann", "teams", List.of("red", "blue"), "empty", "", "odd", ".*"));

    private static boolean allows(AccessRule rule, AccessKind kind, @Nullable String id, @Nullable String message) {
        return new AccessRules(List.of(rule), Set.of(), caller -> KNOWN)
                .allow(ANN, new Access(kind, "account", id, message));
    }

    private static boolean allows(String actors, String id, String message) {
        return allows(new AccessRule(actors, Set.of(), Set.of()), AccessKind.READ, id, message);
    }

    @ParameterizedTest
    @CsvSource({
        "**, x, balance, true",
        "account/**, x, balance, true",
        "account/*/*, x, balance, true",
        "account/x/balance, x, balance, true",
        "account/x/balance, y, balance, false",
        "account/x/balance, x, deposit, false",
        "account/*/deposit, x, balance, false",
        "counter/**, x, balance, false",
        "account/{sub}/**, ann, balance, true",
        "account/{sub}/**, ann2, balance, false",
        "account/{sub}-*/**, ann-1, balance, true",
        "account/{sub}-*/**, anna-1, balance, false",
        "account/{teams}/**, blue, balance, true",
        "account/{teams}/**, green, balance, false",
        "account/{unknown}/**, null, balance, false",
        "account/{empty}-*/**, -1, balance, false",
        "account/x{odd}/**, xy, balance, false",
        "account/x{odd}/**, x.*, balance, true",
        "account/*, x, balance, false",
        "acc*/**, x, balance, true"
    })
    void allowsWhatThePatternMatches(String actors, String id, String message, boolean allowed) {
        assertThat(allows(actors, id, message)).isEqualTo(allowed);
    }

    @Test
    void matchesAnIdWithSlashesAndLineBreaksAsOnePart() {
        assertThat(allows("account/{sub}*/balance", "ann/x\ny", "balance")).isTrue();
        assertThat(allows("account/{sub}/balance/**", "ann/balance", "x")).isFalse();
    }

    @Test
    void allowsOnlyTheKindsThatItNames() {
        var reading = new AccessRule("account/**", Set.of(AccessKind.READ), Set.of());

        assertThat(allows(reading, AccessKind.READ, "x", "balance")).isTrue();
        assertThat(allows(reading, AccessKind.ASK, "x", "deposit")).isFalse();
    }

    @Test
    void allowsOnlyCallersWithOneOfTheAuthorities() {
        assertThat(allows(
                        new AccessRule("**", Set.of(), Set.of("SCOPE_write", "SCOPE_read")),
                        AccessKind.READ,
                        "x",
                        "balance"))
                .isTrue();
        assertThat(allows(new AccessRule("**", Set.of(), Set.of("SCOPE_write")), AccessKind.READ, "x", "balance"))
                .isFalse();
    }

    @Test
    void letsAnOwnerStopItsActorButNotStartOneWhoseIdTheServiceChooses() {
        var own = new AccessRule("account/{sub}/**", Set.of(), Set.of());

        assertThat(allows(own, AccessKind.STOP, "ann", null)).isTrue();
        assertThat(allows(own, AccessKind.STOP, "bob", null)).isFalse();
        assertThat(allows(own, AccessKind.START, null, null)).isFalse();
        assertThat(allows(new AccessRule("account", Set.of(), Set.of()), AccessKind.START, null, null))
                .isTrue();
    }

    @Test
    void allowsNothingWithoutARuleOrACaller() {
        var access = new Access(AccessKind.READ, "account", "ann", "balance");
        var all = List.of(new AccessRule("**", Set.of(), Set.of()));

        assertThat(new AccessRules(List.of(), Set.of(), caller -> KNOWN).allow(ANN, access))
                .isFalse();
        assertThat(new AccessRules(all, Set.of(), caller -> KNOWN).allow(null, access))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "account/", "a/b/c/d", "a/**/b", "a**", "account/{sub", "account/sub}", "account/{}"})
    void refusesAMalformedPattern(String actors) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRule(actors, Set.of(), Set.of()))
                .withMessageContaining("'" + actors + "'");
    }

    @ParameterizedTest
    @CsvSource({"account/bob/balance,true", "**,true", "acc*/**,true", "counter/**,false"})
    void hidesATypeFromCallersWithoutARuleAboutIt(String actors, boolean known) {
        var rule = new AccessRule(actors, Set.of(AccessKind.STOP), Set.of());
        var rules = new AccessRules(List.of(rule), Set.of("account"), caller -> KNOWN);

        assertThat(rules.mayKnow(ANN, "account")).isEqualTo(known);
        assertThat(rules.mayKnow(null, "account")).isFalse();
        assertThat(rules.mayKnow(null, "counter")).isTrue();
    }

    @Test
    void hidesATypeFromCallersWithoutTheAuthorityOfARule() {
        var rule = new AccessRule("account/**", Set.of(), Set.of("SCOPE_other"));

        assertThat(new AccessRules(List.of(rule), Set.of("account"), caller -> KNOWN).mayKnow(ANN, "account"))
                .isFalse();
    }

    @Test
    void findsAHiddenTypeThatIsNotServed() {
        var rules = new AccessRules(List.of(), Set.of("acount"), caller -> KNOWN);

        assertThat(rules.unservedHiddenType(List.of("account", "counter"))).contains("acount");
        assertThat(rules.unservedHiddenType(List.of("acount"))).isEmpty();
    }

    @Test
    void findsARuleAboutATypeThatIsNotServed() {
        var rule = new AccessRule("acount/**", Set.of(), Set.of());
        var rules = new AccessRules(List.of(rule), Set.of(), caller -> KNOWN);

        assertThat(rules.unservedPattern(List.of("account", "counter"))).contains("acount/**");
        assertThat(rules.unservedPattern(List.of("acount"))).isEmpty();
    }
}
