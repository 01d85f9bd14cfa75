package dev.stagedoor.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Order of ids in lists: that of their bytes in UTF-8, which databases have as well. */
public final class IdOrder {

    /** Compares ids. */
    public static final Comparator<String> BY_BYTES = IdOrder::compare;

    private IdOrder() {}

    private static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        int same = 0;
        while (same < shared && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (same == shared) {
            return Integer.compare(one.length(), other.length());
        }
        char left = one.charAt(same);
        char right = other.charAt(same);
        return Character.isSurrogate(left) || Character.isSurrogate(right)
                ? Arrays.compareUnsigned(bytes(one), bytes(other))
                : Character.compare(left, right);
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
