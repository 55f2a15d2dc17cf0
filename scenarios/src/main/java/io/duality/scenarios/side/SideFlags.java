package io.duality.scenarios.side;

import io.duality.scenarios.spec.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JVM flags as a user writes them for one side. */
public final class SideFlags {
  /** With one of these the JVM starts something else than the server, or nothing. */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-jar",
          "-m",
          "--module",
          "-p",
          "--module-path",
          "-version",
          "--version",
          "-showversion",
          "--show-version",
          "-?",
          "-h",
          "-help",
          "--help",
          "--help-extra",
          "-X",
          "--dry-run",
          "--list-modules",
          "--validate-modules",
          "-d",
          "--describe-module",
          "--source");

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|" + QUOTED + ")+");

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use[A-Za-z0-9]+GC");

  private SideFlags() {}

  /**
   * Splits at blanks, except between quotes, of one kind or the other, which are left out.
   *
   * @param option that they are the value of, for messages
   * @throws InvalidInputException if one cannot be a setting of the JVM
   */
  static List<String> parse(String option, String text) {
    List<String> flags = split(option, text);
    for (String flag : flags) {
      require(option, flag);
    }
    boolean least = flags.stream().anyMatch(flag -> flag.startsWith("-Xms"));
    boolean most = flags.stream().anyMatch(flag -> flag.startsWith("-Xmx"));
    if (least && !most) {
      throw new InvalidInputException(
          option + ": -Xms needs -Xmx beside it, because the plan sets a largest heap; add it");
    }
    return flags;
  }

  private static void require(String option, String flag) {
    String name = flag.split("=", 2)[0];
    if (!flag.startsWith("-") || NO_SETTINGS.contains(name)) {
      throw new InvalidInputException(
          option
              + ": expected flags of the JVM such as -XX:+UseZGC, found '"
              + flag
              + "'; a flag's value belongs behind '=' or ':', and what runs is said by --base and"
              + " --head");
    }
  }

  private static List<String> split(String option, String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      if (!text.substring(end, word.start()).isBlank()) {
        break;
      }
      words.add(QUOTED.matcher(word.group()).replaceAll("$1$2"));
      end = word.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new InvalidInputException(
          option + ": a quote is not closed in '" + text + "'; close it, or leave it out");
    }
    return words;
  }

  /**
   * The flags of a plan with those of a side behind them: of two with the same meaning the JVM
   * takes the last. Two collectors it refuses, so a side's replaces the plan's.
   */
  public static List<String> over(List<String> plans, List<String> own) {
    boolean chosen = own.stream().anyMatch(SideFlags::isCollector);
    List<String> all = new ArrayList<>();
    for (String flag : plans) {
      if (!chosen || !isCollector(flag)) {
        all.add(flag);
      }
    }
    all.addAll(own);
    return all;
  }

  private static boolean isCollector(String flag) {
    return COLLECTOR.matcher(flag).matches();
  }
}
