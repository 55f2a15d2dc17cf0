package io.duality.servers;

import java.util.Arrays;
import java.util.List;

/** The values that an option may have. */
public sealed interface OptionValues {

  /** Whether this is one of them. */
  boolean contain(String value);

  /** What has to be given, for messages and lists; empty if that is not known here. */
  String text();

  /** Whole numbers. */
  record WholeNumber(int least, int most) implements OptionValues {
    public WholeNumber {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("no range: " + least + " to " + most);
      }
    }

    @Override
    public boolean contain(String value) {
      if (!value.matches("[0-9]{1,9}")) {
        return false;
      }
      int number = Integer.parseInt(value);
      return number >= least && number <= most;
    }

    @Override
    public String text() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /** Some words. */
  record Choice(List<String> words) implements OptionValues {
    public Choice {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a choice of nothing");
      }
    }

    static Choice of(String... words) {
      return new Choice(Arrays.asList(words));
    }

    @Override
    public boolean contain(String value) {
      return words.contains(value);
    }

    @Override
    public String text() {
      return String.join(" or ", words);
    }
  }

  /** The first, or if it has not this value the second. */
  record Either(OptionValues first, OptionValues second) implements OptionValues {
    @Override
    public boolean contain(String value) {
      return first.contain(value) || second.contain(value);
    }

    @Override
    public String text() {
      return first.text() + " or " + second.text();
    }
  }

  /** Anything; what else is required the model says. */
  record Any() implements OptionValues {
    @Override
    public boolean contain(String value) {
      return true;
    }

    @Override
    public String text() {
      return "";
    }
  }
}
