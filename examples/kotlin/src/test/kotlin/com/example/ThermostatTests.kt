package com.example

import org.junit.jupiter.api.Test
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.boot.test.web.server.LocalServerPort
import org.springframework.test.web.reactive.server.WebTestClient

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = ["spring.datasource.url=jdbc:sqlite:target/thermostat-\${random.uuid}.db"],
)
class ThermostatTests(@param:LocalServerPort private val port: Int) {

    private val http = WebTestClient.bindToServer().baseUrl("http://localhost:$port").build()

    @Test
    fun setsTheTarget() {
        http.post().uri("/actors/thermostat/hall/set-target?degrees=21").exchange()
            .expectBody().json("""{"degrees":21}""")
    }

    @Test
    fun answersARepeatedRequestFromTheFirstOne() {
        keyed().expectStatus().isOk()

        keyed().expectHeader().valueEquals("Idempotency-Replayed", "true")
    }

    private fun keyed() =
        http.post().uri("/actors/thermostat/attic/set-target?degrees=22").header("Idempotency-Key", "once").exchange()
}
