package dev.stagedoor.system.dispatcher;

/**
 * Mean time that the actors of a type take for one turn, over about the last thousand turns. A single slow turn hardly
 * counts: on a busy machine, the thread may only have lost its processor. Safe for use by any thread; a turn that two
 * threads record at once may be counted once.
 */
final class MeanRunTime {

    /** A mean below this is quick. The work around one request takes a third of it. */
    static final long QUICK_NANOS = 50_000;

    /** Actors have to prove quick; it takes some 3,000 quick turns to come down from here. */
    private static final long UNPROVEN_NANOS = 1_000_000;

    private static final int WEIGHT_BITS = 10;

    private volatile long scaled = UNPROVEN_NANOS << WEIGHT_BITS;
    private volatile boolean quick;

    boolean isQuick() {
        return quick;
    }

    void record(long nanos) {
        long before = scaled;
        long after = before - (before >> WEIGHT_BITS) + nanos;
        boolean isQuick = after >> WEIGHT_BITS < QUICK_NANOS;
        if (quick && !isQuick) {
            after = UNPROVEN_NANOS << WEIGHT_BITS;
        }
        scaled = after;
        if (quick != isQuick) {
            quick = isQuick;
        }
    }
}
