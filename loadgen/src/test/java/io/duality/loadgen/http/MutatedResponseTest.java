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

  private record Result(String end, int taken, int status, long body, long wire, boolean lives) {}

  @RepeatedTest(5)
  void comeToTheSameResultHoweverTheyAreSplit(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Mutants mutants = new Mutants(random);
    HeadReader shared = new HeadReader();
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutants.next().getBytes(ISO_8859_1);
      Result whole = parse(new HeadReader(), mutant, List.of(mutant.length));
      String shown = new String(mutant, ISO_8859_1);
      assertThat(parse(new HeadReader(), mutant, splits(mutant.length, random)))
          .as(shown)
          .isEqualTo(whole);
      // A reader that has seen other heads, damaged ones among them, reads this one no differently.
      assertThat(parse(shared, mutant, splits(mutant.length, random))).as(shown).isEqualTo(whole);
    }
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
