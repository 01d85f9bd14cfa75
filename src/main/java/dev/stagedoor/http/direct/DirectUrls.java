package dev.stagedoor.http.direct;

import dev.stagedoor.ask.Address;
import dev.stagedoor.http.ask.MessageReader;
import dev.stagedoor.http.limit.CallerLimit;
import dev.stagedoor.protocol.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URLs of messages that are asked directly: the default ones, and those that authors chose. */
public final class DirectUrls {

    private final String prefix;
    private final Map<String, Map<String, Target>> byType = new HashMap<>();
    private final List<Chosen> chosen = new ArrayList<>();

    /** Makes the targets of messages. */
    @FunctionalInterface
    public interface Targets {

        /**
         * Returns the target of a message.
         *
         * @param path its path with variables, without the base path
         */
        Target of(Operation operation, String method, String path);
    }

    /**
     * Target of plain asks: a message at one of its URLs.
     *
     * @param path its path with variables, without the base path
     * @param route its path with variables
     * @param limit how many requests each caller may send; null if any number
     */
    public record Target(
            String method,
            String path,
            String route,
            MessageReader reader,
            RequestTimers timers,
            @Nullable CallerLimit limit) {}

    private record Chosen(ChosenUrl url, Target target) {}

    /** Target that was found, with the actor's id and the query. */
    record Found(Target target, String id, String query) {}

    /**
     * Collects the URLs of messages that are not deprecated.
     *
     * @param basePath the path that all paths of the application begin with; empty if there is none
     */
    public DirectUrls(String basePath, List<Operation> operations, Targets targets) {
        this.prefix = basePath + "/actors/";
        var templates = operations.stream()
                .flatMap(operation -> operation.exchange().stream())
                .map(exchange -> exchange.url())
                .toList();
        operations.stream()
                .filter(operation -> operation.deprecation().isEmpty())
                .forEach(operation -> {
                    byType.computeIfAbsent(operation.type(), type -> new HashMap<>())
                            .put(operation.segment(), targets.of(operation, operation.method(), operation.url()));
                    operation
                            .exchange()
                            .ifPresent(exchange -> ChosenUrl.of(exchange.url(), basePath, templates)
                                    .ifPresent(url -> chosen.add(new Chosen(
                                            url, targets.of(operation, exchange.method(), exchange.url())))));
                });
    }

    /** Returns the target of a request; null if it is none of these, or not plain. */
    @Nullable
    Found find(String method, String uri) {
        var path = DirectPath.of(uri);
        if (path == null) {
            return null;
        }
        var found = path.path().startsWith(prefix) ? byDefault(path) : chosen(method, path);
        return found != null
                        && found.target().method().equals(method)
                        && Address.fault(found.id()).isEmpty()
                ? found
                : null;
    }

    private @Nullable Found byDefault(DirectPath path) {
        int type = path.path().indexOf('/', prefix.length());
        int id = type < 0 ? -1 : path.path().indexOf('/', type + 1);
        if (id < 0) {
            return null;
        }
        var target = byType.getOrDefault(path.path().substring(prefix.length(), type), Map.of())
                .get(path.path().substring(id + 1));
        return target == null ? null : new Found(target, path.path().substring(type + 1, id), path.query());
    }

    private @Nullable Found chosen(String method, DirectPath path) {
        for (var each : chosen) {
            if (each.target().method().equals(method)) {
                var id = each.url().id(path.path());
                if (id != null) {
                    return new Found(each.target(), id, path.query());
                }
            }
        }
        return null;
    }
}
