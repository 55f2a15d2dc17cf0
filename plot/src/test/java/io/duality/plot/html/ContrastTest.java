package io.duality.plot.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.plot.figure.Look;
import io.duality.plot.figure.Models;
import io.duality.plot.figure.Palette;
import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContrastTest {
  private static final List<String> MODELS =
      Stream.concat(Models.ALL.stream(), Stream.of("one-of-mine", "another", "a-third")).toList();

  private static Stream<Color> lines() {
    Stream<Color> models = Palette.of(MODELS).values().stream().map(Look::color);
    return Stream.concat(models, Stream.of(Palette.reference(0).color(), Palette.ideal().color()));
  }

  @Test
  void isThatOfTheGuidelines() {
    assertThat(Contrast.between(Color.BLACK, Color.WHITE)).isEqualTo(21, within(1e-9));
    assertThat(Contrast.between(Color.WHITE, Color.WHITE)).isEqualTo(1, within(1e-9));
    // A grey that is known for being just enough for text.
    assertThat(Contrast.between(new Color(0x767676), Color.WHITE)).isEqualTo(4.54, within(0.01));
    assertThat(Contrast.between(Color.WHITE, new Color(0x767676))).isEqualTo(4.54, within(0.01));
  }

  @Test
  void everyLineStandsOutFromLightPaper() {
    assertThat(lines().map(Colors::onLight))
        .allSatisfy(color ->
            assertThat(Contrast.between(color, Colors.LIGHT_PAPER)).isGreaterThanOrEqualTo(3));
  }

  @Test
  void everyLineStandsOutFromDarkPaper() {
    assertThat(lines().map(Colors::onDark))
        .allSatisfy(color ->
            assertThat(Contrast.between(color, Colors.DARK_PAPER)).isGreaterThanOrEqualTo(4.5));
  }

  @Test
  void textsStandOutFromBothPapers() {
    // A reason at a curve's end has the curve's colour at five eighths; labels are ink or grey.
    Stream<Color> texts =
        Stream.concat(
            lines()
                .filter(color -> !color.equals(Palette.reference(0).color()))
                .map(c -> new Color(c.getRed() * 5 / 8, c.getGreen() * 5 / 8, c.getBlue() * 5 / 8)),
            Stream.of(new Color(0x222222), new Color(0x555555)));
    assertThat(texts)
        .allSatisfy(color -> {
          assertThat(Contrast.between(Colors.onLight(color), Colors.LIGHT_PAPER))
              .isGreaterThanOrEqualTo(4.5);
          assertThat(Contrast.between(Colors.onDark(color), Colors.DARK_PAPER))
              .isGreaterThanOrEqualTo(4.5);
        });
  }

  @Test
  void aColourThatStandsOutIsLeftAsItIs() {
    assertThat(Colors.onLight(new Color(0x0072B2))).isEqualTo(new Color(0x0072B2));
    assertThat(Colors.onDark(new Color(0xE69F00))).isEqualTo(new Color(0xE69F00));
  }

  @Test
  void paperAndInkChangePlacesAndAGridStaysPale() {
    assertThat(Colors.onDark(Color.WHITE)).isEqualTo(Colors.DARK_PAPER);
    assertThat(Contrast.between(Colors.onDark(new Color(0xDDDDDD)), Colors.DARK_PAPER))
        .isLessThan(2);
    assertThat(Colors.onLight(new Color(0xDDDDDD))).isEqualTo(new Color(0xDDDDDD));
  }

  @Test
  void eachColourIsAVariableWithAValueForEachPaper() {
    Colors colors = new Colors();

    assertThat(colors.variable("rgb(0,114,178)")).isEqualTo("var(--0072b2)");
    assertThat(colors.variable("white")).isEqualTo("var(--ffffff)");
    assertThat(colors.variable("none")).isEqualTo("none");
    assertThat(colors.light()).isEqualTo("--0072b2:#0072b2;--ffffff:#ffffff;");
    assertThat(colors.dark()).matches("--0072b2:#[0-9a-f]{6};--ffffff:#15181c;");
  }
}
