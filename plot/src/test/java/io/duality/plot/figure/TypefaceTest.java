package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypefaceTest {
  private final Typeface typeface;

  TypefaceTest() throws IOException {
    typeface = Typeface.load();
  }

  @Test
  void isTheFontOfPdfBoxsJar() {
    assertThat(typeface.name()).isEqualTo("Liberation Sans");
  }

  @Test
  void replacesWhatItCannotDraw() {
    assertThat(typeface.printable("µ ≤ 5 – ok\n\t\u0000x")).isEqualTo("µ ≤ 5 – ok   x");
    assertThat(typeface.printable("模型 \uD83D\uDE00\u200D")).isEqualTo("?? ??");
    assertThat(typeface.printable("a\uD83D")).isEqualTo("a?");
  }

  @Test
  void wrapsAtSpacesAndLosesNothing() {
    String text = "the quick brown fox jumps over the lazy dog";

    List<String> lines = typeface.wrap(text, 9, 60);

    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> typeface.width(line, 9) <= 60);
    assertThat(String.join(" ", lines)).isEqualTo(text);
  }

  @Test
  void breaksAWordThatIsWiderThanALine() {
    String word = "Donaudampfschifffahrtsgesellschaftskapitän";

    List<String> lines = typeface.wrap("a " + word + " b", 9, 50);

    assertThat(lines).allMatch(line -> typeface.width(line, 9) <= 50);
    assertThat(String.join("", lines)).isEqualTo("a" + word + " b");
  }

  @Test
  void aLineTooNarrowForALetterStillEnds() {
    assertThat(typeface.wrap("abc", 9, 0.1)).containsExactly("a", "b", "c");
    assertThat(typeface.wrap("", 9, 50)).containsExactly("");
  }

  @Test
  void shortensWithAnEllipsis() {
    assertThat(typeface.fit("short", 9, 100)).isEqualTo("short");
    assertThat(typeface.fit("much too long for that", 9, 50)).startsWith("much").endsWith("…");
    assertThat(typeface.width(typeface.fit("much too long for that", 9, 50), 9))
        .isLessThanOrEqualTo(50);
  }
}
