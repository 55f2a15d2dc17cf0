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
  private final @Nullable RightBodies expected;
  private final @Nullable BodyCheck check;
  private final int sample;
  private int untilChecked = 1;

  /** The request whose response is checked at this moment. */
  private int checkedRequest;

  /**
   * Makes a loop's witness.
   *
   * @param buffer the one that all bodies of the loop arrive in
   */
  BodyWitness(LoadConfig config, byte[] buffer) {
    RightBodies bodies = RightBodies.of(config);
    // Made once: a segment for each check would be garbage.
    MemorySegment segment = MemorySegment.ofArray(buffer);
    expected = bodies;
    sample = config.expectation().sample();
    check =
        bodies == null || sample == 0
            ? null
            : (bytes, from, length, position) ->
                bodies.matches(checkedRequest, segment, from, length, position);
  }

  /** Whether the next response is in the sample. */
  boolean takesNext() {
    if (check == null || --untilChecked > 0) {
      return false;
    }
    untilChecked = sample;
    return true;
  }

  /** The check of a response in the sample, good until another is asked for. */
  @Nullable BodyCheck check(int request) {
    checkedRequest = request;
    return check;
  }

  /** What is wrong with a complete response, or null. */
  @Nullable ErrorKind verdict(int request, ResponseParser response) {
    int status = response.status();
    RightBodies bodies = expected;
    if (bodies == null) {
      return status < 200 || status >= 400 ? ErrorKind.STATUS : null;
    }
    if (status != 200) {
      // No other status comes with the file.
      return ErrorKind.STATUS;
    }
    boolean right = response.bodyBytes() == bodies.length(request) && response.matches();
    return right ? null : ErrorKind.BODY;
  }

  /** The verdict in words. */
  String objection(ErrorKind verdict, int request, ResponseParser response) {
    if (verdict == ErrorKind.STATUS) {
      return "status " + response.status();
    }
    RightBodies bodies = expected;
    if (bodies != null && response.bodyBytes() != bodies.length(request)) {
      return "a body of "
          + response.bodyBytes()
          + " bytes where "
          + bodies.length(request)
          + " are right";
    }
    return "a body of the right length with other bytes";
  }
}
