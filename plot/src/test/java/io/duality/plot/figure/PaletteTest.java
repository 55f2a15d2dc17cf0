package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static final List<String> FIVE =
      List.of("threaded", "virtual", "nio-select", "epoll", "seda");

  @Test
  void theFiveModelsLookTheSameInEveryChart() {
    Map<String, Look> all = Palette.of(FIVE);

    assertThat(all.values()).extracting(Look::color).doesNotHaveDuplicates();
    assertThat(all.values()).extracting(Look::marker).doesNotHaveDuplicates();
    for (String model : FIVE) {
      assertThat(Palette.of(List.of("another", model))).containsEntry(model, all.get(model));
    }
  }

  @Test
  void everyModelOfThisProjectLooksTheSameInEveryChartAndIsToldApartInGrey() {
    Map<String, Look> all = Palette.of(Models.ALL);

    assertThat(all.values().stream().map(look -> look.marker() + " " + look.dash()))
        .doesNotHaveDuplicates();
    assertThat(all.values()).allMatch(look -> contrastOnWhite(look.color()) > 2);
    for (String model : Models.ALL) {
      assertThat(Palette.of(List.of("another", model))).containsEntry(model, all.get(model));
      assertThat(Palette.of(List.of("another", model)).values())
          .extracting(Look::marker, Look::dash)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void coloursAreThoseOfOkabeAndIto() {
    assertThat(Palette.of(FIVE).get("threaded")).extracting("color").isEqualTo(new Color(0x0072B2));
    assertThat(Palette.of(FIVE).get("seda")).extracting("color").isEqualTo(new Color(0xE69F00));
  }

  @Test
  void anUnknownModelGetsWhatNoOtherHas() {
    List<String> models =
        IntStream.range(0, 60).mapToObj(i -> i < 5 ? FIVE.get(i) : "model-" + i).toList();

    assertThat(Palette.of(models).values()).hasSize(60).doesNotHaveDuplicates();
    assertThat(Palette.of(models)).isEqualTo(Palette.of(models));
  }

  @Test
  void twoUnknownModelsHaveColoursOfTheirOwn() {
    Map<String, Look> looks =
        Palette.of(List.of("threaded", "virtual", "nio-select", "epoll", "seda", "mine", "yours"));

    assertThat(looks.values()).extracting(Look::color).doesNotHaveDuplicates();
    assertThat(looks.values()).extracting(Look::marker).doesNotHaveDuplicates();
  }

  @Test
  void aModelIsToldApartInUpToFiveRunsAndStaysWhoItIs() {
    for (Look look : Palette.of(Models.ALL).values()) {
      List<Look> runs = IntStream.range(0, 5).mapToObj(look::ofRun).toList();

      assertThat(runs).first().isEqualTo(look);
      assertThat(runs).extracting(Look::dash).doesNotHaveDuplicates();
      assertThat(runs).extracting(Look::color).containsOnly(look.color());
      assertThat(runs).extracting(Look::marker).containsOnly(look.marker());
    }
  }

  @Test
  void publishedCurvesArePaleAndDifferInTheirDashes() {
    List<Look> looks = IntStream.range(0, 5).mapToObj(Palette::reference).toList();

    assertThat(looks).extracting(Look::dash).doesNotHaveDuplicates();
    assertThat(looks).extracting(Look::marker).containsOnly(Marker.NONE);
  }

  @Test
  void reasonsAreDarkEnoughToRead() {
    for (Look look : Palette.of(Models.ALL).values()) {
      assertThat(contrastOnWhite(look.textColor())).isGreaterThan(4.5);
    }
  }

  /** WCAG 2.1, contrast ratio against white. */
  private static double contrastOnWhite(Color color) {
    double luminance =
        0.2126 * linear(color.getRed())
            + 0.7152 * linear(color.getGreen())
            + 0.0722 * linear(color.getBlue());
    return 1.05 / (luminance + 0.05);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
