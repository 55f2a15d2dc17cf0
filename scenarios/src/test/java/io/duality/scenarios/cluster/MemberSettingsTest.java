package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberSettingsTest {
  private static final InetSocketAddress HERE = at("127.0.0.1");
  private static final InetSocketAddress ELSEWHERE = at("10.0.0.2");
  private static final Optional<SharedKey> KEY = Optional.of(SharedKey.of(new byte[32]));

  @Test
  void aMachineByItselfNeedsNoKey() {
    assertThat(settings(HERE, List.of(HERE, at("::1")), Optional.empty()).key()).isEmpty();
  }

  @Test
  void whateverLeavesTheMachineNeedsAKey() {
    assertThatThrownBy(() -> settings(ELSEWHERE, List.of(HERE), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.2 is not on this machine")
        .hasMessageContaining("--key-file");
    assertThatThrownBy(() -> settings(HERE, List.of(HERE, ELSEWHERE), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.2 is not on this machine");
    assertThat(settings(ELSEWHERE, List.of(ELSEWHERE), KEY).key()).isEqualTo(KEY);
  }

  @Test
  void everyAddressIsNoneToBindTo() {
    assertThatThrownBy(() -> settings(at("0.0.0.0"), List.of(HERE), KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0.0.0 is every address");
  }

  @Test
  void aHostThatIsNotKnownIsRefused() {
    InetSocketAddress unknown = InetSocketAddress.createUnresolved("nowhere", 1);
    assertThatThrownBy(() -> settings(HERE, List.of(unknown), KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'nowhere'");
  }

  private static MemberSettings settings(
      InetSocketAddress bind, List<InetSocketAddress> members, Optional<SharedKey> key) {
    return new MemberSettings("bench", "east", bind, members, List.of(), key);
  }

  private static InetSocketAddress at(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), 7800);
  }
}
