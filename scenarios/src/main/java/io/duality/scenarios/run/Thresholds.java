package io.duality.scenarios.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What measurements are judged by, in one place for reports; each rule's class says why. */
public final class Thresholds {
  private Thresholds() {}

  /** Limits by the code of the rule's reason, where it is a number. */
  public static Map<String, Double> byRule() {
    Map<String, Double> limits = new LinkedHashMap<>();
    limits.put("too-few", (double) LoopRules.MIN_COMPLETIONS);
    limits.put("generator-cpu", GeneratorRules.MAX_CPU);
    limits.put("generator-lag", GeneratorRules.MAX_WAIT);
    limits.put("cpu-pressure", GeneratorRules.MAX_WAIT);
    limits.put("little", LoopRules.MAX_POPULATION_ERROR);
    limits.put("starved", LoopRules.MAX_STARVED);
    limits.put("rate-short", ScheduleRules.MIN_RATE_RATIO);
    limits.put("schedule-lag", ScheduleRules.MAX_LAG);
    limits.put("stalled", Validity.MAX_DELAY);
    limits.put("steal", Validity.MAX_STEAL);
    limits.put("missing-tail", (double) Tail.LEAST_BEYOND);
    return Collections.unmodifiableMap(limits);
  }
}
