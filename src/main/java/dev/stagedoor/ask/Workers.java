package dev.stagedoor.ask;

import java.util.List;

/** The processes that host actors for this one. Safe for use by any thread. */
public interface Workers {

    /** All workers, counting the shards of all types. */
    List<Worker> all();

    /** All workers, counting the shards of one type. */
    List<Worker> hosting(String type);
}
