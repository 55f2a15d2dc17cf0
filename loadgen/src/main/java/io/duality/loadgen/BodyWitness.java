package io.duality.loadgen;

import io.duality.loadgen.http.BodyCheck;
import io.duality.loadgen.http.ResponseParser;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Judges complete responses: the length of each, and the bytes of a sample. Confined to its loop's
 * thread.
 */
final class BodyWitness {
  private final @Nullable ExpectedBody expected;
  private final @Nullable BodyCheck check;
  private final int sample;
  private int untilChecked = 1;

  /**
   * Makes a loop's witness.
   *
   * @param buffer the one that all bodies of the loop arrive in
   */
  BodyWitness(LoadConfig config, byte[] buffer) {
    ExpectedBody body = config.expectation().body().orElse(null);
    // Made once: a segment for each check would be garbage.
    MemorySegment segment = MemorySegment.ofArray(buffer);
    expected = body;
    sample = config.expectation().sample();
    check =
        body == null || sample == 0
            ? null
            : (bytes, from, length, position) -> body.matches(segment, from, length, position);
  }

  /** Whether the next response is in the sample. */
  boolean takesNext() {
    if (check == null || --untilChecked > 0) {
      return false;
    }
    untilChecked = sample;
    return true;
  }

  /** The check of a response in the sample. */
  @Nullable BodyCheck check() {
    return check;
  }

  /** What is wrong with a complete response, or null. */
  @Nullable ErrorKind verdict(ResponseParser response) {
    int status = response.status();
    ExpectedBody body = expected;
    if (body == null) {
      return status < 200 || status >= 400 ? ErrorKind.STATUS : null;
    }
    if (status != 200) {
      // No other status comes with the file.
      return ErrorKind.STATUS;
    }
    boolean right = response.bodyBytes() == body.length() && response.matches();
    return right ? null : ErrorKind.BODY;
  }

  /** The verdict in words. */
  String objection(ErrorKind verdict, ResponseParser response) {
    if (verdict == ErrorKind.STATUS) {
      return "status " + response.status();
    }
    ExpectedBody body = expected;
    if (body != null && response.bodyBytes() != body.length()) {
      return "a body of " + response.bodyBytes() + " bytes where " + body.length() + " are right";
    }
    return "a body of the right length with other bytes";
  }
}
