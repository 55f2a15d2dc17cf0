package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Models that cannot run on this platform are listed all the same, with the reason. */
final class UnavailableModelsTest {
  private final List<Candidate> models = Candidate.unavailable();

  @Test
  void sayWhatIsMissingInOneLine() {
    for (Candidate candidate : models) {
      assertThat(candidate.model().unavailable())
          .get(InstanceOfAssertFactories.STRING)
          .isNotBlank()
          .doesNotContain("\n");
      candidate.model().options();
      assertThat(candidate.model().summary()).isNotBlank();
    }
  }

  @Test
  void refuseToStartForThatReason() {
    for (Candidate candidate : models) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> candidate.model().start(ServerConfig.of(Path.of("."))))
          .withMessage(candidate.model().unavailable().orElseThrow());
    }
  }
}
