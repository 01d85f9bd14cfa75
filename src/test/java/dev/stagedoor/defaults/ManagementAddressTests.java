package dev.stagedoor.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

final class ManagementAddressTests {

    private static final String ADDRESS = "management.server.address";

    private final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    private String address() {
        new ManagementAddress().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(ADDRESS, "none");
    }

    @Test
    void usesTheServerAddressWhenTheManagementPortDiffers() {
        environment.setProperty("management.server.port", "9000");

        assertThat(address()).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsTheAddressThatTheUserSets() {
        environment.setProperty("management.server.port", "9000");
        environment.setProperty(ADDRESS, "0.0.0.0");

        assertThat(address()).isEqualTo("0.0.0.0");
    }

    @Test
    void setsNoAddressWhenThePortIsTheSame() {
        assertThat(address()).isEqualTo("none");
    }
}
