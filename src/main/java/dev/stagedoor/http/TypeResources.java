package dev.stagedoor.http;

import java.util.Map;

/**
 * The resources of one type of actors.
 *
 * @param type the type itself
 * @param actor one of its actors
 * @param messages its messages by the last segment of their URLs
 */
record TypeResources(Resource type, Resource actor, Map<String, Resource> messages) {}
