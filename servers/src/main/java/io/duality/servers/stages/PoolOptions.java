package io.duality.servers.stages;

import io.duality.servers.ModelOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The options of {@link PoolController}. */
final class PoolOptions {
  private static final int LONGEST_MILLIS = 3_600_000;
  private static final int MOST_LOOKS = 1_000;

  /**
   * What the models have different defaults for.
   *
   * @param source of all of them, for the list of options
   */
  record Defaults(
      int sampleMillis,
      int diskSampleMillis,
      int actEvery,
      int addThreshold,
      int diskAddThreshold,
      int idleMillis,
      String source) {}

  private final ModelOption controller =
      ModelOption.ofChoice(
          "controller", "on", "pools grow and shrink; off: they keep `threads`", "on", "off");
  private final ModelOption sampleMillis;
  private final ModelOption diskSampleMillis;
  private final ModelOption actEvery;
  private final ModelOption addThreshold;
  private final ModelOption diskAddThreshold;
  private final ModelOption idleMillis;

  PoolOptions(Defaults defaults, int largestQueue) {
    String source = " (" + defaults.source() + ")";
    sampleMillis =
        millis("sample-millis", defaults.sampleMillis(), "between looks at the queue" + source);
    diskSampleMillis =
        millis(
            "disk-sample-millis", defaults.diskSampleMillis(), "the same, disk's stage" + source);
    actEvery =
        ModelOption.ofInteger(
            "act-every",
            defaults.actEvery(),
            "looks of which one may add a thread (SOSP'01: 1; its code: 4)",
            1,
            MOST_LOOKS);
    addThreshold =
        ModelOption.ofInteger(
            "add-threshold",
            defaults.addThreshold(),
            "a longer queue adds a thread" + source,
            0,
            largestQueue);
    diskAddThreshold =
        ModelOption.ofInteger(
            "disk-add-threshold",
            defaults.diskAddThreshold(),
            "the same, disk's stage" + source,
            0,
            largestQueue);
    idleMillis = millis("idle-millis", defaults.idleMillis(), "an idle thread goes after" + source);
  }

  private static ModelOption millis(String name, int standard, String summary) {
    return ModelOption.ofInteger(name, standard, summary, 1, LONGEST_MILLIS);
  }

  List<ModelOption> all() {
    return List.of(
        controller,
        sampleMillis,
        diskSampleMillis,
        actEvery,
        addThreshold,
        diskAddThreshold,
        idleMillis);
  }

  Optional<PoolController.Rules> rules(Map<String, String> options, int least, int most) {
    return rules(options, least, most, sampleMillis, addThreshold);
  }

  Optional<PoolController.Rules> diskRules(Map<String, String> options, int least, int most) {
    return rules(options, least, most, diskSampleMillis, diskAddThreshold);
  }

  private Optional<PoolController.Rules> rules(
      Map<String, String> options, int least, int most, ModelOption sample, ModelOption threshold) {
    PoolController.Rules rules =
        new PoolController.Rules(
            TimeUnit.MILLISECONDS.toNanos(sample.integer(options)),
            actEvery.integer(options),
            threshold.integer(options),
            least,
            most,
            TimeUnit.MILLISECONDS.toNanos(idleMillis.integer(options)));
    return controller.text(options).equals("on") ? Optional.of(rules) : Optional.empty();
  }
}
