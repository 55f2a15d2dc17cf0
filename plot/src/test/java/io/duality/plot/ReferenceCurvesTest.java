package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.plot.ReferenceCurve.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReferenceCurvesTest {
  static final List<String> IDS = ReferenceCurves.ids();

  private static final Map<String, String> PAPERS =
      Map.of("seda", "SEDA'01", "hotos03", "HotOS'03", "capriccio", "Capriccio'03");

  /** Capriccio's pipes begin with one token for four of them. */
  private static double first(String id) {
    return id.endsWith("fig12-apache") ? 64 : id.startsWith("capriccio-fig2") ? 4 : 1;
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void namesItsSource(String id) {
    ReferenceCurve curve = ReferenceCurves.find(id).orElseThrow();

    assertThat(curve.id()).isEqualTo(id);
    assertThat(curve.label()).endsWith(", " + PAPERS.get(id.replaceFirst("-.*", "")));
    assertThat(curve.source()).containsPattern("20\\d\\d");
    assertThat(curve.figure()).startsWith("Figure ");
    assertThat(curve.read()).contains("figure");
    assertThat(curve.y()).containsPattern("(Mbit|requests|tasks|messages|tokens)/s");
    assertThat(curve.samples().getFirst().x()).isEqualTo(first(id));
  }

  @Test
  void holdsThePeaksThatThePapersShow() {
    assertThat(peak("hotos03-fig3-knot-c")).isEqualTo(new Sample(1024, 777));
    assertThat(peak("hotos03-fig3-knot-a")).isEqualTo(new Sample(1024, 814));
    assertThat(peak("hotos03-fig3-haboob")).isEqualTo(new Sample(605, 497));
    assertThat(peak("capriccio-fig9-apache")).isEqualTo(new Sample(128, 242));
    assertThat(peak("capriccio-fig9-apache-capriccio")).isEqualTo(new Sample(256, 265));
    assertThat(peak("capriccio-fig9-haboob")).isEqualTo(new Sample(512, 306));
    assertThat(peak("capriccio-fig9-knot")).isEqualTo(new Sample(512, 314));
    assertThat(peak("seda-fig12-haboob")).isEqualTo(new Sample(128, 210));
    assertThat(peak("hotos03-fig2-threads")).isEqualTo(new Sample(2048, 103_400));
    assertThat(peak("hotos03-fig2-events")).isEqualTo(new Sample(131_072, 100_900));
    assertThat(peak("seda-fig2-threads")).isEqualTo(new Sample(8, 25_300));
    assertThat(peak("seda-fig4-events")).isEqualTo(new Sample(64, 32_200));
  }

  @Test
  void anUnknownIdIsEmpty() {
    assertThat(ReferenceCurves.find("hotos03-fig9")).isEmpty();
    assertThat(ReferenceCurves.find("../secret")).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceCurves.parse("a", "# label: a\nx,y\n1,2\n2,3\n"))
        .withMessageContaining("# source");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(new Sample(2, 1), new Sample(1, 1)))
        .withMessageContaining("ascend");
    assertThatIllegalArgumentException().isThrownBy(() -> curve(new Sample(1, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(0, 1));
  }

  private static Sample peak(String id) {
    ReferenceCurve curve = ReferenceCurves.find(id).orElseThrow();
    return curve.samples().stream().filter(s -> s.y() == curve.peak()).findFirst().orElseThrow();
  }

  private static ReferenceCurve curve(Sample... samples) {
    return new ReferenceCurve("a", "b", "c", "d", "e", "f", "g", List.of(samples));
  }
}
