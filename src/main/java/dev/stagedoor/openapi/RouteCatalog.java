package dev.stagedoor.openapi;

import java.util.List;

/** Types that the document describes, and routes besides those of messages. */
public interface RouteCatalog {

    /** Returns whether the document describes an actor type. */
    boolean documents(String type);

    /** Returns the routes that belong to no actor type. */
    List<DocumentedRoute> common();

    /** Returns the routes that belong to an actor type, except those of its messages. */
    List<DocumentedRoute> of(String type);
}
