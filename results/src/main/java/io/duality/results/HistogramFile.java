package io.duality.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * Histograms as HdrHistogram's log files, one interval each: lossless, and open to every tool of
 * that format.
 */
public final class HistogramFile {
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
   * A file of one interval.
   *
   * @param nanos values in nanoseconds; not changed
   */
  public static byte[] encode(String tag, Histogram nanos, Instant from, Instant to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HistogramLog.head(from));
    bytes.writeBytes(HistogramLog.interval(tag, nanos, from, to));
    return bytes.toByteArray();
  }
}
