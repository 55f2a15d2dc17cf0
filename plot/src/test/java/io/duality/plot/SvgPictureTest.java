package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SvgPictureTest {
  private static final Pattern FONT = Pattern.compile("base64,([^)]*)\\)");

  private Path folder = Path.of("");

  @BeforeAll
  void draw(@TempDir Path charts) throws IOException {
    Report.write(Runs.bandwidth(), charts);
    folder = charts.resolve("charts");
  }

  @Test
  void isXmlWithoutADoctype() throws IOException {
    Document document = SvgTexts.parse(folder.resolve("bandwidth.svg"));

    assertThat(document.getDoctype()).isNull();
    assertThat(document.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2000/svg");
    assertThat(document.getElementsByTagNameNS("*", "title").item(0).getTextContent())
        .isEqualTo("Bandwidth against clients");
    assertThat(document.getElementsByTagNameNS("*", "image").getLength()).isZero();
  }

  @Test
  void textStaysTextInItsPlace() throws IOException {
    for (String name : List.of("bandwidth", "bandwidth-normalised", "response-p99")) {
      SvgTexts texts = SvgTexts.of(folder.resolve(name + ".svg"));
      assertThat(texts.outside()).isEmpty();
      assertThat(texts.overlapping()).isEmpty();
      assertThat(texts.all()).contains("threaded", "32768 processes", "1", "65536");
    }
  }

  @Test
  void publishedCurvesAreNamedBesideThoseOfTheRun() throws IOException {
    assertThat(SvgTexts.of(folder.resolve("bandwidth-normalised.svg")).all())
        .contains("Knot-C, HotOS'03", "Knot-A, HotOS'03", "Haboob, HotOS'03", "virtual");
    assertThat(SvgTexts.of(folder.resolve("response-p99.svg")).all()).contains("ideal");
  }

  @Test
  void carriesTheGlyphsOfItsTexts() throws IOException {
    Path file = folder.resolve("bandwidth-normalised.svg");
    Matcher font = FONT.matcher(Files.readString(file));
    assertThat(font.find()).isTrue();
    byte[] bytes = Base64.getDecoder().decode(font.group(1));

    try (TrueTypeFont subset = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
      CmapLookup glyphs = subset.getUnicodeCmapLookup();
      assertThat(SvgTexts.of(file).all())
          .allSatisfy(
              text -> assertThat(text.codePoints()).allMatch(c -> glyphs.getGlyphId(c) != 0));
      assertThat(subset.getOS2Windows().getVersion()).isZero();
    }
    assertThat(wholeChecksum(bytes)).isEqualTo(0xB1B0AFBA);
  }

  /** Of all words of a font file: fixed by the format, hence a proof that no table was garbled. */
  private static int wholeChecksum(byte[] font) {
    ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(font, (font.length + 3) / 4 * 4));
    int sum = 0;
    while (words.hasRemaining()) {
      sum += words.getInt();
    }
    return sum;
  }

  @Test
  void theCheckForOverlapsSeesOne() {
    SvgTexts.Placed first = new SvgTexts.Placed("a", new Rectangle2D.Double(0, 0, 10, 8));
    SvgTexts.Placed second = new SvgTexts.Placed("b", new Rectangle2D.Double(9, 7, 10, 8));

    assertThat(new SvgTexts(List.of(first, second), 15, 20).overlapping()).hasSize(1);
    assertThat(new SvgTexts(List.of(first, second), 15, 20).outside()).containsExactly(second);
  }
}
