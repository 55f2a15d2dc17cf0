package io.duality.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a model need not say, and how its options are checked without a start. */
final class ServerModelTest {

  /** As one from a foreign jar: an id, a summary, a start. */
  private static class Smallest implements ServerModel {
    @Override
    public String id() {
      return "smallest";
    }

    @Override
    public String summary() {
      return "does nothing";
    }

    @Override
    public RunningServer start(ServerConfig config) {
      throw new UnsupportedOperationException("is not started here");
    }
  }

  private static final class WithOptions extends Smallest {
    @Override
    public List<ModelOption> options() {
      return List.of(
          ModelOption.ofInteger("pool", 150, "threads, 1 to 1000", 1, 1_000),
          AcceptPolicy.option(AcceptPolicy.NEW),
          new ModelOption("free", "x", "anything"));
    }
  }

  @Test
  void needsNoMoreThanThreeMethods() {
    ServerModel model = new Smallest();
    model.checkOptions(Map.of());
    assertThat(model.source()).isNotBlank();
    assertThat(model.jvmFlags(Map.of())).isEmpty();
    assertThat(model.connectionLimit(Map.of())).isEmpty();
    assertThat(model.capabilities()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.checkOptions(Map.of("pool", "1")))
        .withMessage("model 'smallest' has no option 'pool', it has none");
  }

  @Test
  void acceptsWhatItsOptionsMayBe() {
    assertThatCode(() ->
            new WithOptions().checkOptions(Map.of("pool", "1", "accept", "active", "free", "")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAValueWithItsLimitBeforeAnyStart() {
    ServerModel model = new WithOptions();
    for (String value : List.of("0", "1001", "-1", "", "many", "99999999999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.checkOptions(Map.of("pool", value)))
          .withMessage("option pool=" + value + ": has to be a whole number from 1 to 1000");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.checkOptions(Map.of("accept", "none")))
        .withMessage("option accept=none: has to be new or active");
  }

  @Test
  void refusesADefaultThatIsNoneOfItsValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelOption.ofInteger("pool", 0, "threads", 1, 10));
  }

  @Test
  void knowsTheAcceptPolicyInForce() {
    assertThat(AcceptPolicy.of(Map.of(), AcceptPolicy.ACTIVE)).isEqualTo(AcceptPolicy.ACTIVE);
    assertThat(AcceptPolicy.of(Map.of("accept", "new"), AcceptPolicy.ACTIVE))
        .isEqualTo(AcceptPolicy.NEW);
  }
}
