package dev.stagedoor.bench.filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;

/** A filter of an author's, which Stagedoor has to send each request through. */
@AutoConfiguration
public class FilterAutoConfiguration {

    @Bean
    WebFilter header() {
        return (exchange, chain) -> {
            exchange.getResponse().getHeaders().set("Filtered", "yes");
            return chain.filter(exchange);
        };
    }
}
