package io.duality.scenarios.plan;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Sizes;
import io.duality.scenarios.spec.Workload;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A workload in words, for the plan's document and captions; what is at its default is left out.
 */
final class WorkloadSettings {
  private final Map<String, String> settings = new HashMap<>();

  private WorkloadSettings() {}

  static Map<String, String> of(Workload workload) {
    WorkloadSettings words = new WorkloadSettings();
    switch (workload) {
      case Workload.Http http -> words.put(http);
      case Workload.Tasks tasks -> words.settings.put("read-size", Sizes.format(tasks.readBytes()));
    }
    return words.settings;
  }

  private void put(Workload.Http http) {
    settings.put("file-size", Sizes.format(http.fileBytes()));
    settings.put(
        "requests-per-connection",
        http.requestsPerConnection() == 0
            ? "unlimited"
            : Integer.toString(http.requestsPerConnection()));
    settings.put("timeout", Durations.format(http.timeout()));
    switch (http.arrival()) {
      case Arrival.Closed(Think think, int burst) -> {
        put("think", think);
        putBurst(burst);
      }
      case Arrival.Open(double perSecond, Spacing spacing) -> put(perSecond, spacing);
      case Arrival.Sessions sessions -> {
        put(sessions.perSecond(), sessions.spacing());
        settings.put("session-requests", Integer.toString(sessions.requests()));
        put("think", sessions.inactive());
        put("active-think", sessions.active());
        putBurst(sessions.burst());
      }
    }
  }

  private void put(double perSecond, Spacing spacing) {
    settings.put("rate", BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString());
    settings.put("spacing", spacing.name().toLowerCase(Locale.ROOT));
  }

  private void put(String name, Think think) {
    String law =
        think.law() == Think.Law.FIXED ? "" : " " + think.law().name().toLowerCase(Locale.ROOT);
    settings.put(name, Durations.format(think.mean()) + law);
  }

  private void putBurst(int burst) {
    if (burst > 1) {
      settings.put("burst", Integer.toString(burst));
    }
  }
}
