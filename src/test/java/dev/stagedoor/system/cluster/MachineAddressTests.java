package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineAddressTests {

    @Test
    void omitsTheScopeOfAnIpv6Address() throws UnknownHostException {
        var bytes = InetAddress.getByName("fd00::2").getAddress();

        var text = MachineAddress.text(Inet6Address.getByAddress("member", bytes, 3));

        assertThat(text).isEqualTo("fd00:0:0:0:0:0:0:2");
    }

    @Test
    void findsTheAddressThatIsListed() {
        assertThat(MachineAddress.find(List.of("127.0.0.1", "192.0.2.1"))).isEqualTo("127.0.0.1");
    }
}
