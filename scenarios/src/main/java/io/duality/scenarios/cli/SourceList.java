package io.duality.scenarios.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Addresses as a user names them: one, or all hosts of an IPv4 block such as 127.0.1.0/28. */
final class SourceList {
  private static final String OPTION = "--source-ip";
  private static final Pattern ONE =
      Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*");
  private static final Pattern BLOCK =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /** 254 addresses: enough for seven million connections to one port. */
  private static final int LARGEST = 24;

  private static final int BITS = 32;

  private SourceList() {}

  /**
   * The addresses of one word; single ones are checked for their shape alone.
   *
   * @throws io.duality.scenarios.spec.InvalidInputException if it has another shape
   */
  static List<String> of(String word) {
    Matcher block = BLOCK.matcher(word);
    if (block.matches()) {
      return block(block, word);
    }
    Checked.require(
        ONE.matcher(word).matches(),
        OPTION,
        "addresses in numbers such as 127.0.0.2, or a block such as 127.0.1.0/28",
        "'" + word + "'");
    return List.of(word);
  }

  private static List<String> block(Matcher block, String word) {
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      int part = Integer.parseInt(block.group(i));
      Checked.require(part <= 255, OPTION, "numbers from 0 to 255", "'" + word + "'");
      address = address << 8 | part;
    }
    int prefix = Integer.parseInt(block.group(5));
    Checked.require(
        prefix >= LARGEST && prefix <= BITS,
        OPTION,
        "a block from /" + LARGEST + " to /" + BITS,
        "'" + word + "'");
    long size = 1L << (BITS - prefix);
    long first = address / size * size;
    // The first and the last name the network and its broadcast, where there is room for them.
    long margin = size > 2 ? 1 : 0;
    return LongStream.range(first + margin, first + size - margin)
        .mapToObj(SourceList::text)
        .toList();
  }

  private static String text(long address) {
    return String.format(
        Locale.ROOT,
        "%d.%d.%d.%d",
        address >> 24 & 255,
        address >> 16 & 255,
        address >> 8 & 255,
        address & 255);
  }
}
