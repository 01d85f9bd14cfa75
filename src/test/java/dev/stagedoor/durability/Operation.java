package dev.stagedoor.durability;

/**
 * Deposit or withdrawal that has a unique effect on the balance. Each slot is a digit of the balance to the base 16:
 * its deposit adds 4 to the digit and its withdrawal subtracts 1, so that a digit from -3 to 12 shows how often each
 * was done. A till is a busy account whose deposits are all equal; only its sum is checked.
 */
public record Operation(String account, Kind kind, int slot) {

    /** Number of slots with deposits. Amounts have at most 12 digits. */
    static final int SLOTS = 9;

    /** Slot without deposits. A withdrawal from it is larger than the deposits of all other slots together. */
    static final int OVERDRAFT = SLOTS;

    static final int BASE = 16;

    private static final int ACCOUNTS = 80;
    private static final int TILLS = 4;
    private static final int TURNS = 3;
    private static final String TILL = "till-";

    /** Kind of operation, with its amount in units of the slot. */
    public enum Kind {
        DEPOSIT(4),
        WITHDRAW(1);

        private final int units;

        Kind(int units) {
            this.units = units;
        }

        int units() {
            return units;
        }
    }

    /**
     * Returns the operation of a number. For each slot, the operations deposit into all accounts, then withdraw from
     * all, then either try to overdraw an account or deposit into a till instead. After the last slot, they use new
     * accounts.
     */
    public static Operation number(long number) {
        long block = number / (ACCOUNTS * TURNS * SLOTS);
        int step = (int) (number / ACCOUNTS % (TURNS * SLOTS));
        int place = (int) (number % ACCOUNTS);
        var account = "account-%s-%s".formatted(block, place);
        return switch (step % TURNS) {
            case 0 -> new Operation(account, Kind.DEPOSIT, step / TURNS);
            case 1 -> new Operation(account, Kind.WITHDRAW, step / TURNS);
            default ->
                place % 2 == 0
                        ? new Operation(account, Kind.WITHDRAW, OVERDRAFT)
                        : new Operation(TILL + place % (2 * TILLS), Kind.DEPOSIT, 0);
        };
    }

    public static boolean isTill(String account) {
        return account.startsWith(TILL);
    }

    boolean isOverdraft() {
        return slot == OVERDRAFT;
    }

    /**
     * Returns whether the operation has a key, with which it is repeated if its answer is lost. About half of
     * consecutive operations have one, so that some of them are pending whenever a service is killed.
     */
    boolean isKeyed() {
        return !isTill(account) && ((account.hashCode() >> 1) + slot) % 2 == 0;
    }

    public String key() {
        return "%s-%s-%s".formatted(account, kind, slot);
    }

    public long amount() {
        long unit = 1;
        for (int below = 0; below < slot; below++) {
            unit *= BASE;
        }
        return kind.units() * unit;
    }

    public String path() {
        return kind == Kind.DEPOSIT
                ? "/accounts/%s/deposits?amount=%s".formatted(account, amount())
                : "/actors/account/%s/withdraw?amount=%s".formatted(account, amount());
    }
}
