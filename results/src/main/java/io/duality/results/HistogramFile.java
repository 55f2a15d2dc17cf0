package io.duality.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Histograms as HdrHistogram's log files, one interval each: lossless, and open to every tool of
 * that format.
 */
public final class HistogramFile {
  /** Interval_Max stands in milliseconds, as the format's tools expect it. */
  private static final double NANOS_PER_MILLI = 1e6;

  private HistogramFile() {}

  /**
   * Reads a histogram back.
   *
   * @return values in nanoseconds
   * @throws IOException with a message of one line if the file is missing or holds none
   */
  public static Histogram read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is missing: the histogram cannot be drawn");
    }
    try (HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      EncodableHistogram interval = reader.nextIntervalHistogram();
      if (interval instanceof Histogram histogram) {
        return histogram;
      }
    } catch (RuntimeException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    throw new IOException(file + " holds no histogram: it is empty or damaged");
  }

  /**
   * A file of one interval. Into memory first: the library's writer passes over a full disk in
   * silence.
   *
   * @param nanos values in nanoseconds; not changed
   */
  public static byte[] encode(String tag, Histogram nanos, Instant from, Instant to) {
    Histogram tagged = nanos.copy();
    tagged.setTag(tag);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(bytes);
    writer.outputLogFormatVersion();
    // Not outputStartTime: it writes the date in the words and the zone of this machine.
    writer.outputComment(
        String.format(
            Locale.ROOT, "[StartTime: %.3f (seconds since epoch), %s]", seconds(from), from));
    writer.outputComment("[Values in nanoseconds, Interval_Max in milliseconds]");
    writer.outputLegend();
    writer.outputIntervalHistogram(seconds(from), seconds(to), tagged, NANOS_PER_MILLI);
    writer.close();
    return bytes.toByteArray();
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }
}
