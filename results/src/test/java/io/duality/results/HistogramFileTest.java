package io.duality.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramFileTest {
  private static final Instant FROM = Instant.parse("2026-11-03T14:22:33.250Z");
  private static final Instant TO = FROM.plusMillis(2125);

  @TempDir Path temp = Path.of("");

  @Test
  void givesBackEveryCount() throws IOException {
    Histogram histogram = new Histogram(3);
    new Random(5).longs(10_000, 0, 100_000_000_000L).forEach(histogram::recordValue);
    try (RunDirectory run = RunDirectory.at(temp)) {
      String name = run.writeHistogram("seda", 64, 2, "service", histogram, FROM, TO);
      assertThat(HistogramFile.read(temp.resolve(name))).isEqualTo(histogram);
    }
    assertThat(histogram.getTag()).isNull();
  }

  @Test
  void isAnOrdinaryIntervalForOtherTools() {
    byte[] file = HistogramFile.encode("connect", histogram(), FROM, TO);
    try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(file))) {
      Histogram read = (Histogram) reader.nextIntervalHistogram();
      assertThat(reader.getStartTimeSec()).isEqualTo(FROM.toEpochMilli() / 1e3);
      assertThat(read.getTag()).isEqualTo("connect");
      assertThat(read.getStartTimeStamp()).isEqualTo(FROM.toEpochMilli());
      assertThat(read.getEndTimeStamp()).isEqualTo(TO.toEpochMilli());
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void readsTheSameInEveryCountry(Locale locale) throws Exception {
    byte[] file = Locales.in(locale, () -> HistogramFile.encode("response", histogram(), FROM, TO));

    assertThat(new String(file, UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("#[Histogram log format version 1.3]"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "#[StartTime: 1793715753.250 (seconds since epoch),"
                            + " 2026-11-03T14:22:33.250Z]"),
            line ->
                assertThat(line)
                    .isEqualTo("#[Values in nanoseconds, Interval_Max in milliseconds]"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\","
                            + "\"Interval_Compressed_Histogram\""),
            line ->
                assertThat(line).startsWith("Tag=response,1793715753.250,2.125,1.500,HISTFAAAA"));
  }

  @Test
  void holdsAHistogramWithoutValues() throws IOException {
    Path file = temp.resolve("empty.hlog");
    Files.write(file, HistogramFile.encode("response", new Histogram(3), FROM, TO));
    assertThat(HistogramFile.read(file).getTotalCount()).isZero();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path missing = temp.resolve("missing.hlog");
    assertThatIOException()
        .isThrownBy(() -> HistogramFile.read(missing))
        .withMessage(missing + " is missing: the histogram cannot be drawn");

    Path empty = Files.createFile(temp.resolve("empty.hlog"));
    assertThatIOException()
        .isThrownBy(() -> HistogramFile.read(empty))
        .withMessage(empty + " holds no histogram: it is empty or damaged");

    byte[] whole = HistogramFile.encode("response", histogram(), FROM, TO);
    Path cut = temp.resolve("cut.hlog");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 20));
    assertThatIOException()
        .isThrownBy(() -> HistogramFile.read(cut))
        .withMessageStartingWith(cut.toString())
        .withMessageContaining("damaged");
  }

  private static Histogram histogram() {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(250_000);
    histogram.recordValue(1_500_000);
    return histogram;
  }
}
