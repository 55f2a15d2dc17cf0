package io.duality.loadgen.http;

import java.util.List;
import java.util.Random;

/** Responses with random damage; the same for the same seed. */
public final class Mutants {
  private static final String ALPHABET = "\r\n\r\n :;0123456789abcdefHTP/x-\0\u00ff\t";
  private static final List<String> SEEDS =
      List.of(
          "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 12\r\n\r\nhello world!",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nA: b\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
          "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nuntil the close",
          "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nConnection: close\r\n\r\n");

  private final Random random;

  public Mutants(Random random) {
    this.random = random;
  }

  /** The next; each character is a byte. */
  public String next() {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(text.length() + 1);
      char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, c);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
        case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        default -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
      }
    }
    return text.toString();
  }
}
