package dev.stagedoor.members;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Actors that acknowledged asks on each side of a partitioned network.
 *
 * @param minority how many actors acknowledged something on the smaller side
 * @param moved how many of those acknowledged something on the larger side later, and nothing on the smaller any more
 * @param both actors that acknowledged something on the smaller side after they had on the larger one
 */
record Sides(int minority, int moved, List<String> both) {

    /**
     * Compares the replies to asks that were sent since the partition.
     *
     * @param alone the address of the member that is alone on its side
     * @param partitioned when the partition began, as of {@link System#nanoTime()}
     */
    static Sides of(List<Reply> replies, String alone, long partitioned) {
        var last = new HashMap<String, Long>();
        var first = new HashMap<String, Long>();
        replies.stream()
                .filter(reply -> reply.isAnswered() && reply.sentAt() > partitioned)
                .forEach(reply -> {
                    if (reply.member().equals(alone)) {
                        last.merge(reply.actor(), reply.answeredAt(), Math::max);
                    } else {
                        first.merge(reply.actor(), reply.answeredAt(), Math::min);
                    }
                });
        return compare(last, first);
    }

    private static Sides compare(Map<String, Long> lastAlone, Map<String, Long> firstOfOthers) {
        int moved = 0;
        var both = new ArrayList<String>();
        for (var entry : lastAlone.entrySet()) {
            var there = firstOfOthers.get(entry.getKey());
            if (there == null) {
                continue;
            }
            if (there < entry.getValue()) {
                both.add(entry.getKey());
            } else {
                moved++;
            }
        }
        return new Sides(lastAlone.size(), moved, both);
    }
}
