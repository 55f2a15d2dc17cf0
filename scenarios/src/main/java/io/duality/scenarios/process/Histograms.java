package io.duality.scenarios.process;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms as they travel in one word: compressed, in base64. */
final class Histograms {
  private Histograms() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Histogram decode(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    try {
      return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("no histogram: " + e, e);
    }
  }
}
