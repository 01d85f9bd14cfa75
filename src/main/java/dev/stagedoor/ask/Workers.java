package dev.stagedoor.ask;

import java.util.List;
import java.util.Optional;

/** Lists the worker processes. Safe for use by any thread. */
public interface Workers {

    /** Returns all workers, each with its number of shards of all types. */
    List<Worker> all();

    /** Returns all workers, each with its number of shards of the given type. */
    List<Worker> hosting(String type);

    /** Returns the name of the worker whose member of the cluster has the address; empty if there is none. */
    Optional<String> nameAt(String address);
}
