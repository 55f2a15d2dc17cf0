package io.duality.scenarios.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What two members say before they have a session: a random number of each side makes one that
 * nobody has had before. It proves nothing by itself; whoever cannot sign the frames that follow is
 * not heard.
 *
 * <pre>
 * 'D' | code 1 | the controller's number 8 | the agent's number 8 | text, UTF-8
 * </pre>
 *
 * @param controller its number
 * @param agent its number; 0 where it has said none
 * @param text who says it, or, of {@link Kind#BUSY}, who is served
 */
record Greeting(Kind kind, long controller, long agent, String text) {
  /** No frame begins with it, see {@link Seal}. */
  private static final byte MARK = 'D';

  private static final int HEAD_BYTES = 1 + 1 + 8 + 8;

  /** Who says what. The codes are the protocol: none is ever used for another. */
  enum Kind {
    /** A controller looks for agents. */
    HELLO(1),
    /** An agent serves it. */
    WELCOME(2),
    /** An agent serves another one. */
    BUSY(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  static Greeting hello(long controller, String name) {
    return new Greeting(Kind.HELLO, controller, 0, name);
  }

  Greeting welcome(long number, String name) {
    return new Greeting(Kind.WELCOME, controller, number, name);
  }

  Greeting busy(String with) {
    return new Greeting(Kind.BUSY, controller, 0, with);
  }

  /** Of the session that both numbers make. */
  String session() {
    return Long.toHexString(controller) + "-" + Long.toHexString(agent);
  }

  byte[] bytes() {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HEAD_BYTES + words.length)
        .put(MARK)
        .put((byte) kind.code)
        .putLong(controller)
        .putLong(agent)
        .put(words)
        .array();
  }

  /** Empty of what is none. */
  static Optional<Greeting> parse(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD_BYTES || buffer.get() != MARK) {
      return Optional.empty();
    }
    int code = buffer.get();
    long controller = buffer.getLong();
    long agent = buffer.getLong();
    String text = StandardCharsets.UTF_8.decode(buffer).toString();
    for (Kind kind : Kind.values()) {
      if (kind.code == code) {
        return Optional.of(new Greeting(kind, controller, agent, text));
      }
    }
    return Optional.empty();
  }
}
