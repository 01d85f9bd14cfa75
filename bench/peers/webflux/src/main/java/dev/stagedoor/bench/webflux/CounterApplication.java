package dev.stagedoor.bench.webflux;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Spring Boot's WebFlux without actors: the same counters behind a functional route and behind an annotated method. */
@SpringBootApplication
@RestController
public class CounterApplication {

    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

    public static void main(String[] args) {
        SpringApplication.run(CounterApplication.class, args);
    }

    @Bean
    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route()
                .POST("/counters/{id}/increment", request -> ServerResponse.ok()
                        .bodyValue(increment(request.pathVariable("id"))))
                .build();
    }

    @PostMapping("/annotated/{id}/increment")
    public Mono<Count> annotated(@PathVariable("id") String id) {
        return Mono.just(increment(id));
    }

    private Count increment(String id) {
        return new Count(counters.computeIfAbsent(id, key -> new AtomicLong()).incrementAndGet());
    }

    public record Count(long count) {}
}
