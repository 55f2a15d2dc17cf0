package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
  @TempDir private Path dir;

  @Test
  void anArchiveKeepsWhatAGateBuildsInTheUsersFolder() throws IOException {
    Path home = Files.createDirectories(dir.resolve("home"));
    OutputStream nobody = OutputStream.nullOutputStream();
    World world = TestWorld.of(home, dir, nobody, nobody, List.of(), Map.of());

    assertThat(world.sides()).as("of a checkout").isEqualTo(home.resolve("target/sides"));
    Files.writeString(home.resolve("COMMIT"), "0123abcd\n");
    assertThat(world.sides()).isEqualTo(dir.resolve("runs/sides"));
  }
}
