package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.server.WebFilter;

/** Asks in an application that has a filter of its own. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stagedoor.samples.enabled=true")
@Import(FilteredAsksIT.Filtering.class)
final class FilteredAsksIT {

    @LocalServerPort
    private int port;

    @Configuration(proxyBeanMethods = false)
    static class Filtering {

        @Bean
        WebFilter marking() {
            return (exchange, chain) -> {
                exchange.getResponse().getHeaders().set("X-Filtered", "yes");
                return chain.filter(exchange);
            };
        }
    }

    @Test
    void passTheFilter() {
        var answered = new Requests(port).post("/actors/counter/" + freshId() + "/increment?by=1");

        assertThat(answered.header("X-Filtered")).contains("yes");
        assertThat(answered.body()).isEqualTo("{\"count\":1}");
    }
}
