package dev.stagedoor.openapi;

import java.util.List;

/** Routes that the document describes, besides those of messages. */
public interface RouteCatalog {

    /** Returns the routes that belong to no actor type. */
    List<DocumentedRoute> common();

    /** Returns the routes that belong to an actor type, except those of its messages. */
    List<DocumentedRoute> of(String type);
}
