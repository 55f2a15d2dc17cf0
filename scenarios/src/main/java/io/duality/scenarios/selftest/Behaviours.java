package io.duality.scenarios.selftest;

import static io.duality.loadgen.ErrorKind.BODY;
import static io.duality.loadgen.ErrorKind.PROTOCOL;
import static io.duality.loadgen.ErrorKind.RESET;
import static io.duality.loadgen.ErrorKind.STATUS;
import static io.duality.loadgen.ErrorKind.TIMEOUT;

import io.duality.loadgen.ErrorKind;
import io.duality.scenarios.selftest.Behaviour.Stall;
import io.duality.scenarios.selftest.Delays.Share;
import io.duality.scenarios.selftest.Reply.After;
import java.time.Duration;
import java.util.List;

/** The table of what known servers do. */
final class Behaviours {
  /** What each response with status 200 has to hold. */
  static final String BODY_TEXT = "hello";

  static final Duration FIXED = Duration.ofMillis(20);

  /** Long enough for a segment to be on its way alone, short enough for hundreds of them. */
  private static final Duration GAP = Duration.ofNanos(300_000);

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String LENGTH = "Content-Length: ";
  private static final String GOOD_TEXT = OK + LENGTH + "5\r\n\r\n" + BODY_TEXT;
  private static final String CODED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String CHUNKS = "3;x=y\r\nhel\r\n02\r\nlo\r\n0\r\nTrailer: z\r\n\r\n";
  private static final Reply GOOD = Reply.good(GOOD_TEXT);

  private Behaviours() {}

  /** Least work: the same 43 bytes for whatever ends with an empty line. */
  static final Behaviour NULL_SERVER = Behaviour.of("null server", List.of(GOOD));

  static final Behaviour FIXED_DELAY =
      new Behaviour("fixed delay of 20 ms", Delays.fixed(FIXED), List.of(GOOD), Stall.NEVER);

  /**
   * The percentiles that are compared lie well within a part each. Two wake-ups and the network
   * take 0.1 to 0.2 ms, which the server cannot see: they have to stay below 2 %.
   */
  static final Behaviour THREE_DELAYS =
      new Behaviour(
          "97 % 20 ms, 2.6 % 100 ms, 0.4 % 400 ms",
          Delays.of(
              new Share(970, Duration.ofMillis(20)),
              new Share(26, Duration.ofMillis(100)),
              new Share(4, Duration.ofMillis(400))),
          List.of(GOOD),
          Stall.NEVER);

  static final Behaviour STALLING =
      new Behaviour(
          "stall of 1 s each 10 s",
          Delays.NONE,
          List.of(GOOD),
          new Stall(Duration.ofSeconds(10), Duration.ofSeconds(1)));

  /** Good responses in unusual shapes. */
  static final List<Behaviour> UNUSUAL =
      List.of(
          Behaviour.of("trickled bytes", List.of(GOOD.trickled(GAP))),
          Behaviour.of(
              "chunked, split at each byte", Reply.good(CODED + CHUNKS).splitEverywhere(GAP)),
          Behaviour.of("a length, split at each byte", GOOD.splitEverywhere(GAP)),
          Behaviour.of(
              "1xx before the response",
              List.of(
                  Reply.good(
                      "HTTP/1.1 100 Continue\r\n\r\n"
                          + "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                          + GOOD_TEXT))),
          Behaviour.of(
              "body until the close",
              List.of(Reply.good(OK + "\r\n" + BODY_TEXT).then(After.CLOSE))));

  /** Bad responses, each after a good one, so that a client is never far from its next request. */
  static final List<Behaviour> HOSTILE =
      List.of(
          bad("truncated body", BODY, OK + LENGTH + "5\r\n\r\nhel", After.CLOSE),
          bad("truncated chunks", BODY, CODED + "5\r\nhel", After.CLOSE),
          bad("a body of another length", BODY, OK + LENGTH + "4\r\n\r\nhell", After.KEEP),
          bad("a body with other bytes", BODY, OK + LENGTH + "5\r\n\r\nhellO", After.KEEP),
          bad("a length that is too short", PROTOCOL, OK + LENGTH + "3\r\n\r\nhello", After.KEEP),
          bad("a length that is too long", TIMEOUT, OK + LENGTH + "6\r\n\r\nhello", After.HOLD),
          bad(
              "two lengths",
              PROTOCOL,
              OK + LENGTH + "5\r\n" + LENGTH + "6\r\n\r\nhello",
              After.KEEP),
          bad("a chunk without a size", PROTOCOL, CODED + "\r\nhello\r\n0\r\n\r\n", After.KEEP),
          bad("extra bytes after the response", PROTOCOL, GOOD_TEXT + "!", After.KEEP),
          bad("garbage", PROTOCOL, "SSH-2.0-OpenSSH_9.6\r\n", After.KEEP),
          bad("head cut short", PROTOCOL, OK + "Content-Le", After.CLOSE),
          bad("a header of 1 MB", PROTOCOL, OK + "A: " + "x".repeat(1 << 20), After.KEEP),
          bad("status 500", STATUS, "HTTP/1.1 500 No\r\n" + LENGTH + "2\r\n\r\nno", After.KEEP),
          none("early close", RESET, After.CLOSE),
          none("reset instead of a response", RESET, After.RESET),
          bad("reset in the middle of a body", RESET, OK + LENGTH + "5\r\n\r\nhel", After.RESET),
          none("silence", TIMEOUT, After.HOLD));

  private static Behaviour bad(String name, ErrorKind kind, String text, After after) {
    return Behaviour.of(name, List.of(GOOD, Reply.bad(kind, text).then(after)));
  }

  private static Behaviour none(String name, ErrorKind kind, After after) {
    return Behaviour.of(name, List.of(GOOD, Reply.nothing().counted(kind).then(after)));
  }
}
