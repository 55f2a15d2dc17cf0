package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.duality.scenarios.fake.Fakes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkPaceTest {
  @Test
  void isMeasuredInAJvmThatIsGoneAfterwards() throws Exception {
    assertThat(WorkPace.nanosPerBlock(ChildJvm.ofThisProcess())).isPositive();
    Fakes.assertNoChildIsLeft();
  }

  @Test
  void saysSoWhereItCannotBeMeasured() {
    ChildJvm without =
        new ChildJvm(
            ChildJvm.ofThisProcess().java(), "nothing.jar", Optional.empty(), "none", "none");
    assertThatIOException()
        .isThrownBy(() -> WorkPace.nanosPerBlock(without))
        .withMessage("the pace of this machine cannot be measured: its JVM said ''");
    ChildJvm absent =
        new ChildJvm(Path.of("/no/java"), "nothing.jar", Optional.empty(), "none", "none");
    assertThatIOException().isThrownBy(() -> WorkPace.nanosPerBlock(absent));
  }
}
