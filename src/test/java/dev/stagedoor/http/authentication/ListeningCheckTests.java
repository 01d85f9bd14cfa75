package dev.stagedoor.http.authentication;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class ListeningCheckTests {

    private static InetAddress all() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[4]);
    }

    @Test
    void letsAServiceListenOnLoopback() {
        assertThatCode(() -> new ListeningCheck(InetAddress.getLoopbackAddress(), false, false)
                        .afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    @Test
    void stopsAServiceThatEverybodyCouldUse() throws UnknownHostException {
        var check = new ListeningCheck(all(), false, false);

        assertThatExceptionOfType(OpenNetworkException.class)
                .isThrownBy(check::afterSingletonsInstantiated)
                .withMessageStartingWith("server.address=0.0.0.0 lets others reach the service");
    }

    @Test
    void stopsAServiceThatListensOnAllAddressesForWantOfOne() {
        assertThatExceptionOfType(OpenNetworkException.class)
                .isThrownBy(new ListeningCheck(null, false, false)::afterSingletonsInstantiated);
    }

    @Test
    void letsAServiceListenThatAuthenticatesCallersOrNeedNot() {
        assertThatCode(() -> {
                    new ListeningCheck(all(), true, false).afterSingletonsInstantiated();
                    new ListeningCheck(all(), false, true).afterSingletonsInstantiated();
                })
                .doesNotThrowAnyException();
    }
}
