package dev.stagedoor.serialization;

import java.util.List;

/**
 * What a type says about whether its values can be read again.
 *
 * @param proven whether every value that can be written can be read
 * @param faults a sentence for each component because of which values cannot be read; empty if none is known
 */
record Readability(boolean proven, List<String> faults) {

    Readability {
        faults = List.copyOf(faults);
    }
}
