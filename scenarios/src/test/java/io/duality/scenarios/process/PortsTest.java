package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void givesNoneThatIsHeld() throws Exception {
    Iterator<Integer> system = List.of(4000, 4000, 4000, 4001, 4000).iterator();
    Ports ports = new Ports(system::next);

    Ports.Held one = ports.hold();
    assertThat(one.number()).isEqualTo(4000);
    assertThat(ports.hold().number()).isEqualTo(4001);
    one.close();
    assertThat(ports.hold().number()).as("once it is given back").isEqualTo(4000);
  }

  @Test
  void givesUpWhereTheSystemHasNoOther() throws Exception {
    Ports ports = new Ports(() -> 4000);
    assertThat(ports.hold().number()).isEqualTo(4000);

    assertThatIOException()
        .isThrownBy(ports::hold)
        .withMessageStartingWith("no port: in 1000 tries")
        .withMessageEndingWith("raise net.ipv4.ip_local_port_range");
  }

  @Test
  void givesOneThatCanBeBound() throws Exception {
    try (Ports.Held port = new Ports().hold();
        ServerSocket socket =
            new ServerSocket(port.number(), 1, InetAddress.ofLiteral(Ports.ADDRESS))) {
      assertThat(socket.getLocalPort()).isEqualTo(port.number());
    }
  }
}
