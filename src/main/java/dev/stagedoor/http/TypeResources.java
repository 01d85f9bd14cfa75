package dev.stagedoor.http;

import java.util.Map;

/**
 * Resources of one actor type.
 *
 * @param type the type itself
 * @param actor an actor of the type
 * @param messages the messages of the type, by the last segment of their URLs
 */
record TypeResources(Resource type, Resource actor, Map<String, Resource> messages) {}
