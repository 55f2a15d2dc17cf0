package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.spec.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideFlagsTest {
  private static List<String> parse(String text) {
    return SideFlags.parse("--base-flags", text);
  }

  @Test
  void splitsAtBlanksButNotBetweenQuotes() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("  -Xint\t-Da=b ")).containsExactly("-Xint", "-Da=b");
    assertThat(parse("-Da='b c' \"-Dd=it's\" '-De=\"'"))
        .containsExactly("-Da=b c", "-Dd=it's", "-De=\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-cp x",
        "-cp",
        "--class-path=x",
        "-jar",
        "-version",
        "--help",
        "Main",
        "@file",
        "-X",
        "''",
        "--add-opens a/b=c",
        "-Da='b",
        "-Xms1g"
      })
  void refusesWhatIsNoSettingInOneLine(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("--base-flags: ")
        .message()
        .hasLineCount(1);
  }

  @Test
  void theirCollectorTakesThePlaceOfThePlans() {
    List<String> plan = List.of("-Xmx1g", "-XX:+UseG1GC", "-Xss256k");
    assertThat(SideFlags.over(plan, List.of("-XX:+UseZGC")))
        .containsExactly("-Xmx1g", "-Xss256k", "-XX:+UseZGC");
    assertThat(SideFlags.over(plan, List.of("-Xmx2g")))
        .containsExactly("-Xmx1g", "-XX:+UseG1GC", "-Xss256k", "-Xmx2g");
  }
}
