package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The text of {@code report.html}, as it is with scripts off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlPageTest {
  private String page = "";
  private Tags tags = new Tags(List.of());

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    page = Files.readString(Report.write(Runs.bandwidth(), folder).page());
    tags = Tags.of(page);
  }

  @Test
  void asksNothingOfAnybody() {
    assertThat(tags.all())
        .allSatisfy(tag -> {
          assertThat(tag.attributes()).doesNotContainKeys("src", "srcset", "action", "style");
          assertThat(tag.attributes().keySet()).noneMatch(name -> name.startsWith("on"));
        })
        .noneMatch(tag -> Set.of("iframe", "object", "embed", "base", "img").contains(tag.name()));
    assertThat(tags.where(tag -> tag.has("href")))
        .allMatch(tag -> tag.get("href").startsWith("#") || tag.get("href").equals("data:,"));
    assertThat(Pattern.compile("url\\(([^)]{0,9})").matcher(page).results().map(m -> m.group(1)))
        .isNotEmpty()
        .allMatch(target -> target.startsWith("#") || target.startsWith("data:"));
    assertThat(page).doesNotContain("@import", "http://", "https://", "fetch(");
  }

  @Test
  void allowsItsOwnScriptAndStyleByTheirContent() throws Exception {
    String policy =
        tags.where(tag -> tag.get("http-equiv").equals("Content-Security-Policy"))
            .getFirst()
            .get("content")
            .replace("&#39;", "'");

    assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe");
    for (String name : List.of("script", "style")) {
      Matcher own =
          Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL).matcher(page);
      assertThat(own.find()).isTrue();
      assertThat(policy).contains(name + "-src 'sha256-" + sha256(own.group(1)) + "'");
      assertThat(own.find()).as("a second <%s>", name).isFalse();
    }
  }

  private static String sha256(String text) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void idsAreUniqueAndWhatTheyAreNamedForIsThere() {
    List<String> ids = tags.all().stream().map(t -> t.get("id")).filter(i -> !i.isEmpty()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    Stream<String> wanted =
        tags.all().stream()
            .flatMap(tag -> Stream.of("aria-labelledby", "for", "data-table").map(tag::get));
    Stream<String> links =
        tags.all().stream()
            .flatMap(tag -> Stream.of(tag.get("href"), tag.get("clip-path")))
            .filter(target -> target.contains("#"))
            .map(target -> target.replaceAll("url\\(|#|\\)", ""));
    assertThat(Stream.concat(wanted, links).filter(id -> !id.isEmpty()))
        .hasSizeGreaterThan(20)
        .allMatch(ids::contains);
  }

  @Test
  void everyTableHasACaptionAndHeadsThatSayWhoseTheyAre() {
    List<Tags.Tag> tables = tags.where(tag -> tag.is("table"));
    assertThat(tables).hasSizeGreaterThan(8);
    for (Tags.Tag table : tables) {
      List<Tags.Tag> inside =
          tags.where(tag -> tag.inside(around -> around.get("id").equals(table.get("id"))));
      assertThat(inside.getFirst()).matches(tag -> tag.is("caption") && !tag.text().isEmpty());
      List<Tags.Tag> heads = inside.stream().filter(tag -> tag.is("th")).toList();
      assertThat(heads)
          .allMatch(tag -> Set.of("row", "col", "colgroup").contains(tag.get("scope")));
      assertThat(heads).anyMatch(tag -> tag.get("scope").startsWith("col"));
      assertThat(heads)
          .allMatch(tag -> tag.get("scope").equals("colgroup") == tag.has("colspan"))
          .noneMatch(tag -> tag.text().isEmpty());
    }
  }

  @Test
  void isReadWithoutScriptsAndShowsNoControlThatDoesNothing() {
    assertThat(tags.where(tag -> tag.is("input"))).isNotEmpty().allMatch(Tags.Tag::hidden);
    List<Tags.Tag> plots = tags.where(tag -> tag.get("class").equals("plot"));
    assertThat(plots).as("3 that are planned, percentiles, 3 spectra, 3 resources").hasSize(10);
    for (Tags.Tag plot : plots) {
      assertThat(
              tags.where(tag ->
                  tag.get("class").equals("frame")
                      && tag.inside(around -> around.get("id").equals(plot.get("id")))
                      && !tag.hidden()))
          .hasSize(1);
    }
    assertThat(tags.where(tag -> tag.is("table"))).noneMatch(Tags.Tag::hidden);
  }

  @Test
  void headingsFollowEachOther() {
    List<Integer> levels =
        tags.where(tag -> tag.name().matches("h[1-6]")).stream()
            .map(tag -> tag.name().charAt(1) - '0')
            .toList();
    assertThat(levels).startsWith(1, 2, 2, 3);
    assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void tellsTheStrokesOfEachModelApart() {
    for (int model = 0; model < Runs.MODELS.size(); model++) {
      String key = Integer.toString(model);
      List<Tags.Tag> strokes = tags.where(tag -> tag.get("data-s").equals(key));
      assertThat(strokes.stream().filter(tag -> tag.is("text")))
          .as("its name in each of 3 x 2 drawings and 7 percentiles, and why it ends")
          .hasSizeGreaterThanOrEqualTo(13)
          .extracting(Tags.Tag::text)
          .contains(Runs.MODELS.get(model));
      assertThat(strokes.stream().filter(tag -> tag.is("path") || tag.is("use")))
          .as("bands, lines and markers")
          .hasSizeGreaterThan(13 * 10);
    }
    assertThat(tags.where(tag -> tag.is("text") && !tag.has("data-s")))
        .extracting(Tags.Tag::text)
        .contains("Clients", "1024", "Knot-C, HotOS&#39;03")
        .doesNotContainAnyElementsOf(Runs.MODELS);
  }

  /** They are most of a page: a path for each would make it as long again. */
  @Test
  void drawsEachMarkerOnceAndNamesItWhereItStands() {
    List<Tags.Tag> named = tags.where(tag -> tag.is("use"));
    assertThat(named)
        .hasSizeGreaterThan(13 * 10 * Runs.MODELS.size() / 2)
        .allMatch(tag -> tag.get("href").startsWith("#mark-"))
        .allMatch(tag -> tag.get("x").matches("[0-9.]+") && tag.get("y").matches("[0-9.]+"))
        .allMatch(tag -> tag.inside(around -> around.get("class").equals("frame")));
    assertThat(tags.where(tag -> tag.get("id").startsWith("mark-")))
        .as("filled, hollow, and beside a curve's name")
        .hasSizeBetween(Runs.MODELS.size(), 5 * Runs.MODELS.size())
        .allMatch(tag -> tag.inside(around -> around.get("class").equals("marks")));
  }

  @Test
  void saysWhatCameOfIt() {
    assertThat(page)
        .contains("This run was not held against any claim.")
        .containsPattern("The highest median throughput of a valid point is \\d+ requests/s, of")
        .contains("255 trials: 234 valid, 12 invalid, 3 failed, 6 impossible.")
        .contains("Median of 3 trials per point, each 3 s after 2 s of warm-up; band: smallest to")
        .contains("AMD EPYC 7B13, 2 CPUs; Linux 6.18.44; JDK 25.0.3+9")
        .contains("commit 0123456789ab+dirty; seed 42; 2026-11-20T08:15:30Z")
        .contains("the generator used 87 % of its CPU, the limit is 80 %")
        .contains("Mitigation: Retpolines");
    assertThat(tags.all())
        .flatExtracting(tag -> List.of(tag.text(), tag.get("d"), tag.get("data-at")))
        .noneMatch(text -> text.contains("NaN") || text.contains("Infinity"));
  }

  @Test
  void figuresSayTheirBandAndWhatIsNotValid() {
    assertThat(tags.where(tag -> tag.is("td") && tag.inside(t -> t.get("id").equals("plot1-t0"))))
        .extracting(Tags.Tag::text)
        .anyMatch(text -> text.matches("[0-9.]+ \\([0-9.]+ to [0-9.]+\\)"))
        .anyMatch(text -> text.matches("[0-9.]+ \\([0-9.]+ to [0-9.]+\\), not valid"))
        .contains("–");
  }

  @Test
  void aStrangersTextStaysText(@TempDir Path folder) throws IOException {
    Tags evil = Tags.of(Files.readString(Report.write(Strangers.run(), folder).page()));

    assertThat(evil.where(tag -> tag.is("script"))).hasSize(1);
    assertThat(evil.all())
        .noneMatch(tag -> tag.is("img"))
        .allMatch(tag -> tag.attributes().keySet().stream().noneMatch(a -> a.startsWith("on")));
    assertThat(evil.all().stream().map(Tags.Tag::text))
        .filteredOn(text -> text.contains("&gt;&lt;script&gt;document.title="))
        .hasSizeGreaterThan(20);
  }

  @Test
  void theReaderOfTagsSeesWhatIsWrong() {
    assertThat(Stream.of("<p>", "</p>", "<p><b></p></b>", "<p>a > b</p>", "<p id=x></p>"))
        .allSatisfy(
            wrong -> assertThat(Stream.of(wrong).filter(HtmlPageTest::isRead)).as(wrong).isEmpty());
    assertThat(isRead("<p id=\"x\">a<b></b></p>")).isTrue();
  }

  private static boolean isRead(String html) {
    try {
      Tags.of(html);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  @Test
  void severalRunsAreOnePage(@TempDir Path folder) throws IOException {
    Path file = Report.write(List.of(Runs.bandwidth(), Runs.throughput()), folder).page();
    Tags both = Tags.of(Files.readString(file));

    assertThat(both.where(tag -> tag.is("article"))).hasSize(2);
    assertThat(both.where(tag -> tag.is("h1")))
        .extracting(Tags.Tag::text)
        .containsExactly("2 runs");
    List<String> ids = both.all().stream().map(t -> t.get("id")).filter(i -> !i.isEmpty()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(
            both.where(tag -> tag.has("data-series")).stream()
                .map(tag -> tag.get("data-series"))
                .collect(Collectors.toSet()))
        .as("models of the same name have the same key")
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
  }
}
