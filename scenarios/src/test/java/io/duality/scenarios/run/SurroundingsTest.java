package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.probe.ProcProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  @TempDir Path proc;

  @Test
  void otherProgramsCpuTimeIsWhatTheTrialsOwnProcessesLeave() throws IOException {
    Surroundings around = new Surroundings(at(proc));
    Files.writeString(proc.resolve("stat"), "cpu  0 0 0 0 0 0 0 0\n");
    around.begin();
    // 10 s of two CPUs: 9 s in user mode, 3 s in the kernel, 7 s idle, 1 s stolen.
    Files.writeString(proc.resolve("stat"), "cpu  900 0 300 700 0 0 0 100\n");
    around.end();
    assertThat(around.stealShare()).isEqualTo(0.05);
    assertThat(around.notes(7.0))
        .containsExactly("other programs used 25 % of the CPUs in the window");
    assertThat(around.notes(11.0)).isEmpty();
  }

  @Test
  void nothingIsSaidWhereNothingIsKnown() {
    Surroundings around = new Surroundings(at(proc.resolve("nowhere")));
    around.begin();
    around.end();
    assertThat(around.stealShare()).isEqualTo(-1);
    assertThat(around.notes(0)).isEmpty();
  }

  private static Site at(Path root) {
    return Site.here(
        new ProcProbe(root), new HostLimits(Map.of(), List.of(0, 1), 32_768, 60_999, true));
  }
}
