package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The Date header, formatted once a second (RFC 9110, section 5.6.7). Any thread may ask; two that
 * ask at the turn of a second may both format, and write the same.
 */
final class HttpClock {
  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static final class Stamp {
    private final long second;
    private final byte[] line;

    Stamp(long second, byte[] line) {
      this.second = second;
      this.line = line;
    }
  }

  private final InstantSource source;
  private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, new byte[0]);

  HttpClock(InstantSource source) {
    this.source = source;
  }

  /** {@code Date: ...} with its line end; not to be changed by the caller. */
  byte[] dateLine() {
    long second = Math.floorDiv(source.millis(), 1000L);
    Stamp present = stamp;
    if (present.second == second) {
      return present.line;
    }
    String text = "Date: " + IMF_FIXDATE.format(Instant.ofEpochSecond(second)) + "\r\n";
    byte[] line = text.getBytes(ISO_8859_1);
    stamp = new Stamp(second, line);
    return line;
  }
}
