package dev.stagedoor.system.shard;

import java.util.Map;

/** Shard regions of all actor types. */
public final class Regions {

    private final Map<String, Region> byType;

    /** Creates the set of these regions, by the names of their types. */
    public Regions(Map<String, Region> byType) {
        this.byType = Map.copyOf(byType);
    }

    /**
     * Returns the region of a type.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public Region of(String type) {
        var region = byType.get(type);
        if (region == null) {
            throw new IllegalArgumentException("no such actor type: " + type);
        }
        return region;
    }

    /** Returns all regions by the names of their types. */
    public Map<String, Region> byType() {
        return byType;
    }
}
