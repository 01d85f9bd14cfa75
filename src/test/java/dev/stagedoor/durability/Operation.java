package dev.stagedoor.durability;

/**
 * A deposit or a withdrawal that can be told from all others by what it does to the balance. Each slot is a digit of the
 * balance to the base 16; its deposit adds 4 there, its withdrawal takes 1, so that the digits from -3 to 12 tell how often
 * each was done. All deposits into a till are alike: a till is busy, and told by its sum.
 */
public record Operation(String account, Kind kind, int slot) {

    /** Slots that are paid into; that makes amounts of at most 12 digits. */
    static final int SLOTS = 9;

    /** The slot that nobody pays into, and that holds more than all others together. */
    static final int OVERDRAFT = SLOTS;

    static final int BASE = 16;

    private static final int ACCOUNTS = 80;
    private static final int TILLS = 4;
    private static final int TURNS = 3;
    private static final String TILL = "till-";

    /** What is done, and how many times the unit of its slot. */
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
     * The operation of that number: all accounts are paid into, then paid out of, then tried to be overdrawn or left alone
     * for a till, slot by slot; then there are other accounts.
     */
    public static Operation number(long number) {
        long block = number / (ACCOUNTS * TURNS * SLOTS);
        int step = (int) (number / ACCOUNTS % (TURNS * SLOTS));
        int place = (int) (number % ACCOUNTS);
        var account = "account-%d-%d".formatted(block, place);
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
     * What is to be asked again by its key if its answer is lost; the rest is asked without a key. Of operations that follow
     * each other about half are, so that some of them are under way whenever a service is killed.
     */
    boolean isKeyed() {
        return !isTill(account) && ((account.hashCode() >> 1) + slot) % 2 == 0;
    }

    public String key() {
        return "%s-%s-%d".formatted(account, kind, slot);
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
                ? "/accounts/%s/deposits?amount=%d".formatted(account, amount())
                : "/actors/account/%s/withdraw?amount=%d".formatted(account, amount());
    }
}
