package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramLogTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path dir;

  /** The format's own tool is the witness: untagged by default, a tag when asked for. */
  @Test
  void theFormatsOwnToolReadsBothSeriesOfOneLog() throws Exception {
    Path log = dir.resolve("both.hlog");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HistogramLog.head(START));
    for (int i = 0; i < 3; i++) {
      Instant from = START.plusSeconds(i);
      bytes.writeBytes(
          HistogramLog.interval("", one(2_000_000L * (i + 1)), from, from.plusSeconds(1)));
      bytes.writeBytes(HistogramLog.interval("service", one(1_000_000), from, from.plusSeconds(1)));
    }
    Files.write(log, bytes.toByteArray());

    assertThat(processed(log)).contains("#[Max     =        6.", "Total count    =            3]");
    assertThat(processed(log, "-tag", "service"))
        .contains("#[Max     =        1.", "Total count    =            3]");
  }

  private String processed(Path log, String... more) throws Exception {
    Path out = dir.resolve("out");
    String[] args = new String[4 + more.length];
    System.arraycopy(new String[] {"-i", log.toString(), "-o", out.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    HistogramLogProcessor processor = new HistogramLogProcessor(args);
    processor.start();
    processor.join(20_000);
    return Files.readString(dir.resolve("out.hgrm"));
  }

  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void aDistributionIsInMillisecondsAndTheSameInEveryLocale(Locale locale) throws Exception {
    byte[] text = Locales.in(locale, () -> HistogramLog.percentiles(one(2_000_000)));
    assertThat(new String(text, StandardCharsets.UTF_8))
        .contains("Value     Percentile TotalCount")
        .containsPattern("2\\.00\\d +0\\.0000");
  }

  private static Histogram one(long nanos) {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(nanos);
    return histogram;
  }
}
