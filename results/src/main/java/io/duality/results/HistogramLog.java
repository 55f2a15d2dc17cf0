package io.duality.results;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The lines of an HdrHistogram log, made in memory: the library's writer passes over a full disk in
 * silence. Pure.
 */
public final class HistogramLog {
  /** Interval_Max stands in milliseconds, as the format's tools expect it. */
  private static final double NANOS_PER_MILLI = 1e6;

  private HistogramLog() {}

  /** What stands before the intervals. */
  public static byte[] head(Instant start) {
    return written(writer -> {
      writer.outputLogFormatVersion();
      // Not outputStartTime: it writes the date in the words and the zone of this machine.
      writer.outputComment(
          String.format(
              Locale.ROOT, "[StartTime: %.3f (seconds since epoch), %s]", seconds(start), start));
      writer.outputComment("[Values in nanoseconds, Interval_Max in milliseconds]");
      writer.outputLegend();
    });
  }

  /**
   * One interval.
   *
   * @param tag tells several series in one log apart; empty is the series that tools show by
   *     default
   * @param nanos values in nanoseconds; not changed
   */
  public static byte[] interval(String tag, Histogram nanos, Instant from, Instant to) {
    Histogram copy = nanos.copy();
    copy.setTag(tag.isEmpty() ? null : tag);
    return written(writer ->
        writer.outputIntervalHistogram(seconds(from), seconds(to), copy, NANOS_PER_MILLI));
  }

  /**
   * A distribution in the text form that plotters of HdrHistogram read ({@code .hgrm}).
   *
   * @param nanos values in nanoseconds; in milliseconds in the text
   */
  public static byte[] percentiles(Histogram nanos) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    nanos.outputPercentileDistribution(out, NANOS_PER_MILLI);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] written(Consumer<HistogramLogWriter> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(bytes);
    lines.accept(writer);
    writer.close();
    return bytes.toByteArray();
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }
}
