package io.duality.servers.http;

/**
 * What one connection has received and not used up, and the head of a request that it begins with.
 */
final class Incoming {
  /**
   * Ignored before a request (RFC 9112, section 2.2, asks for one at least); more are answered 400,
   * or a connection that sends nothing else would never be idle.
   */
  private static final int EMPTY_LINES = 16;

  private final Input input = new Input();
  private final HeadParser parser;
  private HeadParser.Result found = HeadParser.Result.MORE;

  Incoming(Limits limits) {
    parser = new HeadParser(limits);
  }

  Input input() {
    return input;
  }

  /** The head, as far as it is parsed. */
  HeadParser head() {
    return parser;
  }

  /** Looks for a head; false when more input is needed. */
  boolean parse() {
    if (found == HeadParser.Result.MORE) {
      found = parseHead();
    }
    return found != HeadParser.Result.MORE;
  }

  private HeadParser.Result parseHead() {
    boolean begun = input.skipEmptyLines();
    if (input.emptyLines() > EMPTY_LINES) {
      return HeadParser.Result.REJECTED;
    }
    return begun
        ? parser.parse(input.bytes(), input.position(), input.limit())
        : HeadParser.Result.MORE;
  }

  /** Takes what {@link #parse} has found, which then looks for another. */
  HeadParser.Result take() {
    HeadParser.Result taken = found;
    found = HeadParser.Result.MORE;
    return taken;
  }

  /** Whether a head was found that nobody has taken. */
  boolean isComplete() {
    return found == HeadParser.Result.COMPLETE;
  }

  /** Lets a request look at the head where it lies. */
  void view(Request request) {
    parser.line().view(request, input.bytes(), input.position());
  }

  /** Goes on behind the head. */
  void passHead() {
    input.moveTo(input.position() + parser.length());
    input.forgetEmptyLines();
    parser.reset();
  }
}
