package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExchangeTest {

  @ParameterizedTest
  @EnumSource
  void consumesWhatIsProduced(ThreadKind kind) {
    Progress consumed;
    // Closing compares what was produced, consumed, and left.
    try (Exchange exchange = Exchange.start(kind, 8, Duration.ofMinutes(1))) {
      consumed = exchange.consumed();
      consumed.await(5_000);
    }

    assertThat(consumed.done()).isGreaterThanOrEqualTo(5_000);
  }
}
