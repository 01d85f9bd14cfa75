package com.example;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ThermostatApplicationTests {

    @LocalServerPort
    int port;

    @Test
    void servesTheThermostat() {
        WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build()
                .post().uri("/actors/thermostat/hall/set-target?degrees=21").exchange()
                .expectBody().json("{\"degrees\":21}");
    }
}
