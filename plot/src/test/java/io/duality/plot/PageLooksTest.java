package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.browser.Window;
import io.duality.results.RunData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code report.html} looks: in both colour schemes, on paper, on a phone, and to those who do
 * not see it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageLooksTest {
  @RegisterExtension private static final Window WINDOW = new Window();

  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final String PAPER = "getComputedStyle(document.documentElement).backgroundColor";

  /** Of all texts and what is behind them, by the Web Content Accessibility Guidelines 2.2. */
  private static final String LEAST_CONTRAST =
      """
      (() => {
        const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const light = css => {
          const [r, g, b] = css.match(/[0-9.]+/g).map(Number);
          return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        };
        const paper = light(getComputedStyle(document.documentElement).backgroundColor);
        const contrast = ink => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        return Math.min(...[...document.querySelectorAll('body *')]
          .filter(e => e.getClientRects().length > 0)
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim() !== ''))
          .map(e => e.closest('svg') ? getComputedStyle(e).fill : getComputedStyle(e).color)
          .map(css => contrast(light(css))));
      })()
      """;

  private static final String STANDING_OUT =
      """
      [...document.querySelectorAll('body *')]
        .filter(e => !e.closest('.scroll') && !e.matches('.skip'))
        .filter(e => e.getBoundingClientRect().right > 361)
      """;

  private Path file = Path.of("");

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    file = Report.write(Runs.bandwidth(), folder).page();
  }

  private Seen desktop() throws InterruptedException {
    return Seen.onADesktop(WINDOW.open(), file);
  }

  @Test
  void isDrawnWithoutAComplaintAndAsksForNothing() throws Exception {
    Seen page = desktop();
    page.tab().evaluate("document.fonts.ready.then(() => 0)");

    assertThat(page.text("document.title")).startsWith("Bandwidth of five concurrency models");
    assertThat(page.number("document.querySelectorAll('.frame').length")).isEqualTo(19);
    assertThat(page.visible(".frame svg")).isEqualTo(10);
    assertThat(page.number("document.querySelector('#plot1 svg').getBoundingClientRect().width"))
        .isGreaterThan(600);
    assertThat(page.text("[...document.fonts].map(f => f.family + ' ' + f.status).join()"))
        .contains("Duality Sans")
        .contains("loaded");
    assertThat(page.tab().complaints()).isEmpty();
    assertThat(page.tab().requests())
        .contains(file.toUri().toString())
        .allMatch(url -> url.equals(file.toUri().toString()) || url.startsWith("data:"));
  }

  @Test
  void followsTheUsersColourSchemeWithContrastEnoughInBoth() throws Exception {
    Seen page = desktop();
    assertThat(page.text(PAPER)).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.number(LEAST_CONTRAST)).isGreaterThanOrEqualTo(4.5);

    page.tab().media("screen", "dark");

    assertThat(page.text(PAPER)).isEqualTo("rgb(21, 24, 28)");
    assertThat(page.number(LEAST_CONTRAST)).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void isPrintedOnWhiteWithoutControls() throws Exception {
    Seen page = desktop();

    page.tab().media("print", "dark");

    assertThat(page.text(PAPER)).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.visible("input, nav")).isZero();
    assertThat(page.visible(".frame svg")).isEqualTo(10);
  }

  @Test
  void twoChartsWithTheirCaptionsHaveRoomOnAPrintedPage() throws Exception {
    // A sheet of US Letter, the shorter of the two usual ones, without its margins.
    Seen page = new Seen(WINDOW.open().size(739, 979).media("print", "light").load(file));

    assertThat(page.number("document.querySelectorAll('.plot').length")).isGreaterThan(1);
    assertThat(
            page.texts(
                "[...document.querySelectorAll('.plot')].filter(p => p.offsetHeight > 979 / 2 - 16)",
                "id"))
        .isEmpty();
  }

  @Test
  void fitsAPhoneWithoutBeingMovedSideways() throws Exception {
    Seen page = new Seen(WINDOW.open().size(360, 740).media("screen", "light").load(file));

    assertThat(page.number("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(page.texts(STANDING_OUT, "outerHTML")).isEmpty();
    assertThat(page.number("document.querySelector('#plot1 .scroll').scrollWidth"))
        .as("a chart is moved within its frame, so that its texts stay readable")
        .isGreaterThan(500);
  }

  @Test
  void longNamesFitAPhoneToo(@TempDir Path folder) throws Exception {
    RunData run = Objects.requireNonNull(UnusualRuns.all().get("with long labels"));
    Path odd = Report.write(run, folder).page();
    Seen page = new Seen(WINDOW.open().size(360, 740).load(odd));

    assertThat(page.number("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(page.texts(STANDING_OUT, "outerHTML")).isEmpty();
  }

  @Test
  void everyControlAndPictureHasANameForThoseWhoDoNotSeeIt() throws Exception {
    Seen page = desktop();

    assertThat(page.tab().accessible("slider", "checkbox", "radio", "image", "table", "region"))
        .hasSizeGreaterThan(30)
        .allSatisfy(node -> assertThat(node.path("name").path("value").asString("")).isNotBlank());
  }

  @Test
  void aKeyboardComesToTheFindingFirst() throws Exception {
    Seen page = desktop();

    page.tab().press("Tab", TAB, "");

    assertThat(page.text("document.activeElement.textContent")).isEqualTo("Skip to the finding");
    assertThat(page.number("document.activeElement.getBoundingClientRect().width"))
        .isGreaterThan(50);

    page.tab().press("Enter", ENTER, "\r");

    assertThat(page.text("location.hash")).isEqualTo("#finding");
  }
}
