package io.duality.servers.stages;

import io.duality.servers.ModelOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The options of {@link BatchController}; as in the code and the configuration, it is off. */
final class BatchOptions {

  /**
   * What the models have different defaults for.
   *
   * @param source of all of them, for the list of options
   */
  record Defaults(int windowMillis, int keepPercent, String source) {}

  private final ModelOption batching =
      ModelOption.ofChoice(
          "batching",
          "off",
          "on: batches shrink from `batch` while throughput holds (Sandstorm: off)",
          "on",
          "off");
  private final ModelOption windowMillis;
  private final ModelOption keepPercent;

  BatchOptions(Defaults defaults) {
    String source = " (" + defaults.source() + ")";
    windowMillis =
        ModelOption.ofInteger(
            "batching-window-millis",
            defaults.windowMillis(),
            "over which throughput is taken; every 5th window changes the batch" + source,
            1,
            3_600_000);
    keepPercent =
        ModelOption.ofInteger(
            "batching-keep-percent",
            defaults.keepPercent(),
            "weight of earlier windows in the throughput" + source,
            0,
            99);
  }

  List<ModelOption> all() {
    return List.of(batching, windowMillis, keepPercent);
  }

  Optional<BatchController.Rules> rules(Map<String, String> options, int most) {
    BatchController.Rules rules =
        new BatchController.Rules(
            1,
            most,
            TimeUnit.MILLISECONDS.toNanos(windowMillis.integer(options)),
            keepPercent.integer(options) / 100.0);
    return batching.text(options).equals("on") ? Optional.of(rules) : Optional.empty();
  }
}
