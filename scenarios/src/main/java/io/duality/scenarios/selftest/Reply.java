package io.duality.scenarios.selftest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.loadgen.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One answer of a known server.
 *
 * @param pieces sent one by one, each in a segment of its own
 * @param gap between two pieces
 * @param after what becomes of the connection
 * @param counts the one error that a client has to count for it; empty for a good response
 */
record Reply(List<String> pieces, Duration gap, After after, Optional<ErrorKind> counts) {

  /** What a server does when it has sent all. */
  enum After {
    /** Waits for the next request. */
    KEEP,
    /** Closes in order. */
    CLOSE,
    /** Resets the connection. */
    RESET,
    /** Neither speaks nor closes. */
    HOLD
  }

  Reply {
    pieces = List.copyOf(pieces);
  }

  /** A good response in one piece. */
  static Reply good(String text) {
    return new Reply(List.of(text), Duration.ZERO, After.KEEP, Optional.empty());
  }

  /** No byte at all. */
  static Reply nothing() {
    return new Reply(List.of(), Duration.ZERO, After.KEEP, Optional.empty());
  }

  /** A bad response in one piece. */
  static Reply bad(ErrorKind counts, String text) {
    return good(text).counted(counts);
  }

  Reply counted(ErrorKind kind) {
    return new Reply(pieces, gap, after, Optional.of(kind));
  }

  Reply then(After other) {
    return new Reply(pieces, gap, other, counts);
  }

  /** The same text byte by byte. */
  Reply trickled(Duration apart) {
    String text = String.join("", pieces);
    List<String> bytes = text.chars().mapToObj(Character::toString).toList();
    return new Reply(bytes, apart, after, counts);
  }

  /** The same text in two pieces, once for each place where it can be cut. */
  List<Reply> splitEverywhere(Duration apart) {
    String text = String.join("", pieces);
    return IntStream.range(1, text.length())
        .mapToObj(at ->
            new Reply(List.of(text.substring(0, at), text.substring(at)), apart, after, counts))
        .toList();
  }

  /** What goes over the wire. */
  List<byte[]> bytes() {
    List<byte[]> bytes = new ArrayList<>();
    pieces.forEach(piece -> bytes.add(piece.getBytes(ISO_8859_1)));
    return bytes;
  }
}
