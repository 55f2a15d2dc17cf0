package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTextTest {
  private static final Path LOG = Path.of("child.log");

  @Test
  void saysAllButTheLog() {
    Launch launch =
        new Launch(
            Role.GENERATOR,
            "generator 12",
            List.of("-Xmx1g", "-XX:+UseSerialGC"),
            List.of("url=http://10.0.0.1:80/a?b=c d", "header.Grüße=1 + 1 = 2", "name=x role=y"),
            "0-3,6",
            LOG);
    assertThat(LaunchText.parse(LaunchText.format(launch), LOG)).isEqualTo(launch);
  }

  @Test
  void saysWhatIsEmpty() {
    Launch launch = new Launch(Role.SERVER, "server 0", List.of(), List.of(), "", LOG);
    assertThat(LaunchText.parse(LaunchText.format(launch), LOG)).isEqualTo(launch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name=a cpus=", "role=ROOT name=a cpus=", "role=SERVER name=a name=b cpus="})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> LaunchText.parse(text, LOG))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
