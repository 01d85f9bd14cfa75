package dev.stagedoor.durability;

import dev.stagedoor.durability.Asked.Verdict;
import dev.stagedoor.durability.Operation.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Differences between the answers of the service and the balances that it kept.
 *
 * @param lost operations that were acknowledged but not kept
 * @param doubled operations that were kept more than once
 * @param misapplied operations that were kept although they were refused, not executed, or never asked for
 */
public record Books(List<String> lost, List<String> doubled, List<String> misapplied) {

    private static final Set<Verdict> MAY_BE_THERE = EnumSet.of(Verdict.KEPT, Verdict.UNKNOWN);

    /** Compares the answers with the balances in the database, which a freshly started service reads. */
    static Books read(History history, Path folder, List<String> arguments) {
        try (var service = Service.start(folder, arguments)) {
            return compare(history.asked(), service.balances(history.accounts()));
        }
    }

    /** Compares the answers with the balances of all accounts. */
    public static Books compare(List<Asked> asked, Map<String, Long> balances) {
        var books = new Books(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var verdicts = new HashMap<Operation, List<Verdict>>();
        asked.forEach(one -> verdicts.computeIfAbsent(one.operation(), operation -> new ArrayList<>())
                .add(one.verdict()));
        balances.forEach((account, balance) -> {
            if (Operation.isTill(account)) {
                books.till(account, balance, verdicts);
            } else {
                books.account(account, balance, verdicts);
            }
        });
        return books;
    }

    private void till(String account, long balance, Map<Operation, List<Verdict>> verdicts) {
        var operation = new Operation(account, Kind.DEPOSIT, 0);
        var told = verdicts.getOrDefault(operation, List.of());
        long kept = told.stream().filter(Verdict.KEPT::equals).count();
        long possible = told.stream().filter(MAY_BE_THERE::contains).count();
        long found = balance / operation.amount();
        if (found < kept) {
            lost.add("%s has %s of %s deposits".formatted(account, found, kept));
        }
        if (found > possible || balance % operation.amount() != 0) {
            doubled.add("%s has %s of %s deposits at most".formatted(account, found, possible));
        }
    }

    private void account(String account, long balance, Map<Operation, List<Verdict>> verdicts) {
        long rest = balance;
        for (int slot = 0; slot <= Operation.OVERDRAFT; slot++) {
            int withdrawn = Math.floorMod(-rest, Kind.DEPOSIT.units());
            int digit = Math.floorMod(rest + withdrawn, Operation.BASE) - withdrawn;
            var found = new EnumMap<Kind, Integer>(Kind.class);
            found.put(Kind.DEPOSIT, (digit + withdrawn) / Kind.DEPOSIT.units());
            found.put(Kind.WITHDRAW, withdrawn);
            for (var entry : found.entrySet()) {
                var operation = new Operation(account, entry.getKey(), slot);
                judge(operation, entry.getValue(), verdicts.getOrDefault(operation, List.of()));
            }
            rest = (rest - digit) / Operation.BASE;
        }
        if (rest != 0) {
            misapplied.add("%s has %s, which nobody paid in".formatted(account, balance));
        }
    }

    private void judge(Operation operation, int found, List<Verdict> told) {
        if (found == 0 && told.contains(Verdict.KEPT)) {
            lost.add(operation.toString());
        }
        if (found > 1) {
            doubled.add(operation.toString());
        }
        if (found > 0 && told.stream().noneMatch(MAY_BE_THERE::contains)) {
            misapplied.add(operation.toString());
        }
    }
}
