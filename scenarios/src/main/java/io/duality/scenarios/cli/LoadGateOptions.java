package io.duality.scenarios.cli;

import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it has to keep. */
@Command(optionListHeading = "%nGates, exit code 3 if breached:%n")
final class LoadGateOptions {
  private static final Pattern SLO = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,4})?)=(.+)");

  @Option(
      names = "--slo-p99",
      paramLabel = "TIME",
      description = "The 99th percentile of the response time may be so long.")
  private @Nullable Duration sloP99;

  @Option(
      names = "--slo",
      paramLabel = "pN=TIME",
      description = "The same of any percentile, such as p99.9=20ms. May be repeated.")
  private List<String> slos = new ArrayList<>();

  @Option(
      names = "--max-error-rate",
      paramLabel = "PERCENT",
      description =
          "So many of the window's requests may fail, such as 0.1%%. Without it one"
              + " failed request makes the measurement invalid.")
  private CommandLines.@Nullable Share maxErrorRate;

  /** Checked, in the order in which they are judged. */
  List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    if (sloP99 != null) {
      gates.add(percentile("--slo-p99", 99, sloP99));
    }
    slos.forEach(text -> gates.add(slo(text)));
    if (maxErrorRate != null) {
      gates.add(new Gate.ErrorRate(maxErrorRate.value()));
    }
    return gates;
  }

  private static Gate slo(String text) {
    Matcher matcher = SLO.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "--slo: expected a percentile and a time such as p99.9=20ms, found '" + text + "'");
    }
    try {
      double percentile = Double.parseDouble(matcher.group(1));
      return percentile("--slo", percentile, Durations.parse(matcher.group(2)));
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--slo: " + e.getMessage());
    }
  }

  private static Gate percentile(String option, double percentile, Duration most) {
    Checked.require(percentile > 0, option, "a percentile above 0", percentile);
    Checked.require(most.isPositive(), option, "more than zero", Durations.format(most));
    return new Gate.Percentile(percentile, most);
  }
}
