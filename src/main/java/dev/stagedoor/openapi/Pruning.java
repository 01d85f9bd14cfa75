package dev.stagedoor.openapi;

import java.util.HashSet;
import tools.jackson.databind.node.ObjectNode;

/** Removes the components that nothing in a document refers to. */
final class Pruning {

    private Pruning() {}

    static ObjectNode pruned(ObjectNode document) {
        var components = document.withObject("/components");
        boolean again = true;
        while (again) {
            var used = new HashSet<>(document.findValuesAsString("$ref"));
            again = false;
            for (var kind : components.properties()) {
                var named = (ObjectNode) kind.getValue();
                var unused = named.propertyStream()
                        .map(entry -> entry.getKey())
                        .filter(name -> !used.contains("#/components/" + kind.getKey() + "/" + name))
                        .toList();
                named.remove(unused);
                again |= !unused.isEmpty();
            }
        }
        return document;
    }
}
