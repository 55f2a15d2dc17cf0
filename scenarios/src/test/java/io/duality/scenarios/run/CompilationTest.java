package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilationTest {
  private static Map<String, Long> compiled(long millis) {
    return Map.of(Compilation.COUNTER, millis);
  }

  @Test
  void notesAServerThatCompiledForMoreThanATenthOfTheWindow() {
    assertThat(Compilation.note(compiled(1_000), compiled(1_201), 2))
        .contains(
            "the server's JVM compiled for 0.2 s in the window of 2.0 s and was not warm; try a"
                + " longer --warmup");
  }

  @Test
  void notesNothingOfAWarmServer() {
    assertThat(Compilation.note(compiled(1_000), compiled(1_200), 2)).isEmpty();
  }

  @Test
  void notesNothingOfAServerThatDoesNotTell() {
    assertThat(Compilation.note(Map.of(), Map.of(), 2)).isEmpty();
    assertThat(Compilation.note(compiled(-1), compiled(-1), 2)).isEmpty();
    assertThat(Compilation.note(compiled(-1), compiled(900), 2)).isEmpty();
  }
}
