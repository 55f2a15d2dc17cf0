package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.browser.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the script of {@code report.html} does, and what is there without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageScriptTest {
  @RegisterExtension private static final Window WINDOW = new Window();

  private static final int HOME = 36;
  private static final int RIGHT = 39;

  private Path file = Path.of("");

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    file = Report.write(Runs.bandwidth(), folder).page();
  }

  private Seen desktop() throws InterruptedException {
    return Seen.onADesktop(WINDOW.open(), file);
  }

  @Test
  void hidesAModelInAllChartsAndShowsItAgain() throws Exception {
    Seen page = desktop();
    assertThat(page.labels("#plot1")).containsAll(Runs.MODELS);

    page.click("input[data-series=\"1\"]");

    for (String plot : List.of("#plot1", "#plot2", "#plot3", "#plot4")) {
      assertThat(page.labels(plot)).contains("threaded", "epoll").doesNotContain("virtual");
    }
    assertThat(page.visible("[data-s=\"1\"]")).as("strokes of it that are left").isZero();
    assertThat(page.texts("document.querySelectorAll('#plot1 dt')", "textContent"))
        .containsExactly("threaded", "nio-select", "epoll", "seda");

    page.click("input[data-series=\"1\"]");

    assertThat(page.labels("#plot1")).containsAll(Runs.MODELS);
    assertThat(page.tab().complaints()).isEmpty();
  }

  @Test
  void goesFromALinearToALogarithmicAxisAndBack() throws Exception {
    Seen page = desktop();
    assertThat(page.drawing("#plot1"))
        .startsWith("Bandwidth against clients, linear: Bandwidth, Mbit/s, against Clients.");

    page.click("#plot1 input[data-frame=\"1\"]");

    assertThat(page.drawing("#plot1")).contains(", logarithmic: Bandwidth, Mbit/s");
    assertThat(page.labels("#plot1")).containsAll(Runs.MODELS);
    assertThat(page.drawing("#plot2")).as("another chart").contains(", linear:");

    page.click("#plot1 input[data-frame=\"0\"]");

    assertThat(page.drawing("#plot1")).contains(", linear:");
    assertThat(page.tab().complaints()).isEmpty();
  }

  /** A name that led nowhere would be no complaint, and no marker. */
  @Test
  void showsMarkersInEachDrawing() throws Exception {
    Seen page = desktop();
    String narrowest =
        """
        Math.min(...[...document.querySelectorAll('#plot1 .frame:not([hidden]) use')]
          .map(each => each.getBoundingClientRect().width))
        """;
    assertThat(page.visible("#plot1 use")).isGreaterThan(50);
    assertThat(page.number(narrowest)).isBetween(3.0, 30.0);

    page.click("#plot1 input[data-frame=\"1\"]");

    assertThat(page.visible("#plot1 use")).isGreaterThan(50);
    assertThat(page.number(narrowest)).isBetween(3.0, 30.0);
  }

  @Test
  void aSliderGoesThroughThePercentilesByKeyboard() throws Exception {
    Seen page = desktop();
    String slider = "document.querySelector('#plot4-percentile')";
    assertThat(page.drawing("#plot4"))
        .contains("99 %: 99th percentile of the response time, ms, against Clients.");

    page.tab().evaluate(slider + ".focus()");
    page.tab().press("ArrowRight", RIGHT, "");

    assertThat(page.drawing("#plot4")).contains("99.9 %: 99.9th percentile");
    assertThat(page.text(slider + ".getAttribute('aria-valuetext')")).isEqualTo("99.9 %");
    assertThat(page.text(slider + ".parentNode.querySelector('output').textContent"))
        .isEqualTo("99.9 %");

    page.tab().press("Home", HOME, "");

    assertThat(page.drawing("#plot4")).contains("50 %: Median response time, ms");
    assertThat(page.labels("#plot4")).containsAll(Runs.MODELS);
    assertThat(page.tab().complaints()).isEmpty();
  }

  @Test
  void readsOffThePointThatThePointerIsNearestTo() throws Exception {
    Seen page = desktop();
    JsonNode at =
        page.tab()
            .evaluate(
                """
                (() => {
                  const frame = document.querySelector('#plot1 .frame:not([hidden])');
                  frame.scrollIntoView({block: 'center'});
                  const svg = frame.querySelector('svg');
                  const box = svg.getBoundingClientRect();
                  const scale = box.width / svg.viewBox.baseVal.width;
                  const x = Number(frame.dataset.at.split(' ')[10]);
                  return [box.x + x * scale + 2, box.y + box.height / 2];
                })()
                """);

    page.tab().point(at.get(0).asDouble(), at.get(1).asDouble());

    assertThat(page.text("document.querySelector('#plot1 .reading output').textContent"))
        .isEqualTo("1024 clients");
    assertThat(page.text("document.querySelector('#plot1 .reading dl').textContent"))
        .containsPattern("virtual[0-9.]+ \\([0-9.]+ to [0-9.]+\\)");
    assertThat(page.visible("#plot1 .guide")).isEqualTo(1);
  }

  @Test
  void readsOffAnyPointByKeyboard() throws Exception {
    Seen page = desktop();
    String slider = "document.querySelector('#plot1-read')";

    page.tab().evaluate(slider + ".focus()");
    assertThat(page.text(slider + ".getAttribute('aria-valuetext')"))
        .startsWith("65536 clients: threaded –; virtual ")
        .contains(", not valid");
    assertThat(page.visible("#plot1 .guide")).isZero();

    page.tab().press("Home", HOME, "");

    assertThat(page.text(slider + ".getAttribute('aria-valuetext')"))
        .startsWith("1 clients: threaded 2.");
    assertThat(page.visible("#plot1 .guide")).isEqualTo(1);
  }

  @Test
  void isReadWithScriptsOff() throws Exception {
    Seen page = new Seen(WINDOW.open().size(1280, 900).scripts(false).load(file));

    for (String plot : List.of("#plot1", "#plot2", "#plot3", "#plot4")) {
      assertThat(page.labels(plot)).containsAll(Runs.MODELS);
    }
    assertThat(page.visible("input")).as("controls that would do nothing").isZero();

    page.click("#plot1 summary");

    assertThat(page.visible("#plot1-t0")).isEqualTo(1);
    assertThat(page.tab().complaints()).isEmpty();
  }

  @Test
  void whatAStrangerWroteIsNotRun(@TempDir Path folder) throws Exception {
    Path evil = Report.write(Strangers.run(), folder).page();
    Seen page = Seen.onADesktop(WINDOW.open(), evil);

    assertThat(page.text("document.title")).isEqualTo(Strangers.TEXT);
    assertThat(page.number("document.images.length")).isZero();
    assertThat(page.number("document.scripts.length")).isEqualTo(1);
    assertThat(page.text("document.querySelector('#plot1 dt').textContent"))
        .isEqualTo(Strangers.TEXT);
    assertThat(page.tab().complaints()).isEmpty();
  }
}
