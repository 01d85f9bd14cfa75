package dev.stagedoor.http.routing;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Collects the paths that an application serves besides the URLs of messages: those of Stagedoor, of the actuator and
 * of springdoc at whatever path they are configured, and those of the application's own controllers and routes.
 */
public final class ServedPaths implements RouterFunctions.Visitor {

    private final Set<String> paths = new LinkedHashSet<>();
    private final List<String> nested = new ArrayList<>();

    private ServedPaths() {}

    /** Returns the paths of the mappings, as patterns in Spring's syntax. */
    public static Set<String> of(Iterable<HandlerMapping> mappings) {
        var served = new ServedPaths();
        mappings.forEach(served::add);
        return served.paths;
    }

    private void add(HandlerMapping mapping) {
        switch (mapping) {
            case RequestMappingInfoHandlerMapping methods ->
                methods.getHandlerMethods().keySet().stream()
                        .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                        .map(PathPattern::getPatternString)
                        .forEach(paths::add);
            case AbstractUrlHandlerMapping resources ->
                resources.getHandlerMap().keySet().stream()
                        .map(PathPattern::getPatternString)
                        .forEach(paths::add);
            case RouterFunctionMapping functions
            when functions.getRouterFunction() != null ->
                functions.getRouterFunction().accept(this);
            default -> {}
        }
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        nested.add(pathOf(predicate));
    }

    @Override
    public void endNested(RequestPredicate predicate) {
        nested.removeLast();
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        var path = String.join("", nested) + pathOf(predicate);
        if (!path.isEmpty()) {
            paths.add(path);
        }
    }

    /** Returns the path of a predicate. A proxy visits it, because the visitor has many other methods. */
    private static String pathOf(RequestPredicate predicate) {
        var path = new AtomicReference<>("");
        predicate.accept((RequestPredicates.Visitor) Proxy.newProxyInstance(
                ServedPaths.class.getClassLoader(),
                new Class<?>[] {RequestPredicates.Visitor.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("path")) {
                        path.set((String) arguments[0]);
                    }
                    return null;
                }));
        return path.get();
    }

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> function) {}
}
