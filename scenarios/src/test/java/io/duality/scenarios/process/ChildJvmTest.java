package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  private static final Launch PINNED =
      new Launch(
          Role.SERVER, "server 0", List.of("-Xmx1g"), List.of("model=x"), "0-1", Path.of("log"));

  @Test
  void pinsWithTasksetAndPassesFlagsClassPathAndArguments() {
    assertThat(jvm(Optional.of(Path.of("/usr/bin/taskset"))).command(PINNED))
        .startsWith("/bin/sh", "-c")
        .containsSubsequence("/usr/bin/taskset", "-c", "0-1", "/jdk/bin/java")
        .containsSubsequence("-XX:+ExitOnOutOfMemoryError", "-Xmx1g", "-cp", "a.jar:b.jar")
        .endsWith("Server", "model=x");
  }

  @Test
  void runsUnpinnedWhereThereIsNoTaskset() {
    assertThat(jvm(Optional.empty()).command(PINNED))
        .contains("/jdk/bin/java")
        .doesNotContain("0-1");
  }

  @Test
  void theRoleDecidesTheMainClass() {
    Launch generator = new Launch(Role.GENERATOR, "g", List.of(), List.of(), "", Path.of("log"));
    assertThat(jvm(Optional.empty()).command(generator)).endsWith("Generator");
  }

  @Test
  void onlyAModelThatNeedsItGetsAFurtherClassPath() {
    ChildJvm further = jvm(Optional.empty()).withFurther(Map.of("x", "lib/*"));
    assertThat(further.command(PINNED)).containsSubsequence("-cp", "a.jar:b.jar:lib/*", "Server");
    ChildJvm ofAnother = jvm(Optional.empty()).withFurther(Map.of("xy", "lib/*"));
    assertThat(ofAnother.command(PINNED)).containsSubsequence("-cp", "a.jar:b.jar", "Server");
    Launch generator = new Launch(Role.GENERATOR, "g", List.of(), List.of(), "", Path.of("log"));
    assertThat(further.command(generator)).containsSubsequence("-cp", "a.jar:b.jar", "Generator");
  }

  @Test
  void thisProcessHasAJavaAndAClassPath() {
    ChildJvm here = ChildJvm.ofThisProcess();
    assertThat(here.java()).isExecutable();
    assertThat(here.classPath()).isNotEmpty();
  }

  private static ChildJvm jvm(Optional<Path> taskset) {
    return new ChildJvm(Path.of("/jdk/bin/java"), "a.jar:b.jar", taskset, "Server", "Generator");
  }
}
