package io.duality.loadgen.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Responses with random damage: the parser never throws, always makes progress, and comes to the
 * same result however the bytes are split, which is its definition and so needs no oracle.
 */
class MutatedResponseTest {
  private static final int MUTANTS = 2_000;
  private static final String ALPHABET = "\r\n\r\n :;0123456789abcdefHTP/x-\0\u00ff\t";
  private static final List<String> SEEDS =
      List.of(
          "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 12\r\n\r\nhello world!",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nA: b\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
          "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nuntil the close",
          "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nConnection: close\r\n\r\n");

  private record Result(String end, int taken, int status, long body, long wire, boolean lives) {}

  @RepeatedTest(5)
  void comeToTheSameResultHoweverTheyAreSplit(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    HeadReader shared = new HeadReader();
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(SEEDS.get(random.nextInt(SEEDS.size())), random);
      Result whole = parse(new HeadReader(), mutant, List.of(mutant.length));
      String shown = new String(mutant, ISO_8859_1);
      assertThat(parse(new HeadReader(), mutant, splits(mutant.length, random)))
          .as(shown)
          .isEqualTo(whole);
      // A reader that has seen other heads, damaged ones among them, reads this one no differently.
      assertThat(parse(shared, mutant, splits(mutant.length, random))).as(shown).isEqualTo(whole);
    }
  }

  private static byte[] mutate(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
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
    return text.toString().getBytes(ISO_8859_1);
  }

  private static List<Integer> splits(int length, Random random) {
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < length; ) {
      at = Math.min(length, at + 1 + random.nextInt(random.nextBoolean() ? 2 : 30));
      ends.add(at);
    }
    ends.add(length);
    return ends;
  }

  private static Result parse(HeadReader heads, byte[] bytes, List<Integer> ends) {
    ResponseParser parser = new ResponseParser(heads);
    int at = 0;
    for (int end : ends) {
      while (at < end && !parser.complete() && !parser.broken()) {
        int next = parser.feed(bytes, at, end, null);
        assertThat(next).isBetween(at + 1, end);
        at = next;
      }
    }
    if (parser.broken()) {
      // How far it was read, and which of its faults was met first, depends on the split.
      return new Result("broken", 0, 0, 0, 0, false);
    }
    String end = parser.complete() ? "complete" : parser.end() ? "closed" : "open";
    boolean known = !end.equals("open");
    return new Result(
        end,
        at,
        known ? parser.status() : 0,
        parser.bodyBytes(),
        parser.wireBytes(),
        known && parser.persistent());
  }
}
