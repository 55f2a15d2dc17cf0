package io.duality.servers.stages;

import io.duality.servers.ModelOption;
import io.duality.servers.stages.AdmissionController.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The options of {@link AdmissionController}. The increase and the decrease are tenths, so that the
 * published 2.0 and 1.2 can be said in whole numbers.
 */
final class AdmissionOptions {
  private final ModelOption admission =
      ModelOption.ofChoice(
          "admission",
          "off",
          "on: stages that compute or miss hold the 90th percentile of their response time",
          "on",
          "off");
  private final ModelOption rule =
      ModelOption.ofChoice(
          "admission-rule",
          "usits03",
          "how the rate follows: usits03 as published, code as of October 2002",
          "usits03",
          "code");
  private final ModelOption targetMillis =
      ModelOption.ofInteger(
          "admission-target-millis", 5_000, "the percentile's bound (SOSP'01: 5 s)", 1, 3_600_000);
  private final ModelOption increase =
      ModelOption.ofInteger(
          "admission-increase-tenths",
          20,
          "added to the rate, tenths of a request/s; to be tuned to the service (USITS'03: 20,"
              + " code: 5)",
          1,
          1_000_000);
  private final ModelOption decrease =
      ModelOption.ofInteger(
          "admission-decrease-tenths",
          12,
          "divides the rate, tenths (USITS'03: 12, code: 20)",
          11,
          1_000);
  private final ModelOption firstPerSecond =
      ModelOption.ofInteger(
          "admission-first-rate", 10, "requests/s admitted at the start (code: 10)", 1, 1_000_000);
  private final ModelOption mostPerSecond =
      ModelOption.ofInteger(
          "admission-most-rate",
          5_000,
          "most requests/s that are ever admitted (code: 5000)",
          1,
          1_000_000);
  private final ModelOption depth =
      ModelOption.ofInteger(
          "admission-depth", 10, "requests that may come at once (code: 10)", 1, 1_000_000);

  List<ModelOption> all() {
    return List.of(
        admission, rule, targetMillis, increase, decrease, firstPerSecond, mostPerSecond, depth);
  }

  Optional<AdmissionController.Rules> rules(Map<String, String> options) {
    int most = mostPerSecond.integer(options);
    AdmissionController.Rules rules =
        new AdmissionController.Rules(
            rule.text(options).equals("code") ? Rule.CODE : Rule.USITS03,
            TimeUnit.MILLISECONDS.toNanos(targetMillis.integer(options)),
            increase.integer(options) / 10.0,
            decrease.integer(options) / 10.0,
            firstPerSecond(options, most),
            most,
            depth.integer(options));
    return admission.text(options).equals("on") ? Optional.of(rules) : Optional.empty();
  }

  /** A lower bound of the rate lowers the default too. */
  private int firstPerSecond(Map<String, String> options, int most) {
    return options.containsKey(firstPerSecond.name())
        ? firstPerSecond.integer(options, 1, most)
        : Math.min(most, firstPerSecond.integer(options));
  }
}
