package dev.stagedoor.system.shard;

/**
 * Name of a shard.
 *
 * @param type the name of its actors' type
 * @param id its id within the type
 */
public record ShardName(String type, String id) {}
