package io.duality.scenarios.plan;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Population;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.loadgen.files.FileSet;
import io.duality.scenarios.spec.Axis;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Overload;
import io.duality.scenarios.spec.ShapeText;
import io.duality.scenarios.spec.Sizes;
import io.duality.scenarios.spec.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
      case Workload.Jmh jmh -> words.put(jmh);
    }
    return words.settings;
  }

  private void put(Workload.Jmh jmh) {
    settings.put("x-param", jmh.xParam());
    settings.put(
        "benchmark",
        jmh.series().values().stream()
            .map(Workload.Jmh.Series::benchmark)
            .distinct()
            .collect(Collectors.joining(", ")));
    jmh.series().forEach((name, series) -> settings.put("series " + name, words(series)));
  }

  private static String words(Workload.Jmh.Series series) {
    List<String> words = new ArrayList<>();
    words.add(series.benchmark().replaceFirst(".*\\.", ""));
    series.params().forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(series.jvmFlags());
    return String.join(" ", words);
  }

  private void put(Workload.Http http) {
    put(http.content());
    Population clients = http.population();
    putCrowd(http.axis(), clients);
    settings.put(
        "requests-per-connection",
        clients.requestsPerConnection() == 0
            ? "unlimited"
            : Integer.toString(clients.requestsPerConnection()));
    unlessZero("reader-bytes-per-second", clients.readerBytesPerSecond());
    unlessZero("receive-buffer", clients.receiveBufferBytes());
    unlessZero("writer-bytes-per-second", clients.writerBytesPerSecond());
    settings.put("timeout", Durations.format(http.limits().timeout()));
    if (!http.limits().deadline().isZero()) {
      settings.put("deadline", Durations.format(http.limits().deadline()));
    }
    if (!http.steady()) {
      settings.put("shape", ShapeText.format(http.shape()));
    }
    put(http.overload());
    put(http.arrival(), http.axis());
  }

  private void put(Overload overload) {
    if (overload.expected()) {
      settings.put("overload", "expected");
    }
    if (overload.verified()) {
      settings.put("most-timeouts", ShapeText.number(overload.mostTimeouts() * 100) + "%");
    }
  }

  /** Without those that x counts. */
  private void putCrowd(Axis axis, Population clients) {
    if (axis != Axis.Load.CLIENTS) {
      settings.put("clients", Integer.toString(clients.clients()));
      settings.put("x-is", words(axis));
    }
    if (axis != Axis.Load.IDLE) {
      unlessZero("idle", clients.idle());
    }
  }

  private static String words(Axis axis) {
    return switch (axis) {
      case Axis.Load load -> load.name().toLowerCase(Locale.ROOT);
      case Axis.Option(String option) -> "option " + option;
    };
  }

  private void put(Content content) {
    switch (content) {
      case Content.OneFile(int bytes) -> settings.put("file-size", Sizes.format(bytes));
      case Content.Files(FileSet set, long cacheBytes) -> {
        settings.put("files", set.text());
        if (cacheBytes > 0) {
          settings.put("page-cache", Sizes.format(cacheBytes));
        }
      }
      case Content.Route(String path, boolean post, int bodyBytes) -> {
        settings.put("route", path);
        if (post) {
          settings.put("method", "POST");
        }
        if (bodyBytes > 0) {
          settings.put("body", Sizes.format(bodyBytes));
        }
      }
      case Content.Mix(List<Content.Share> shares) ->
          settings.put(
              "mix",
              shares.stream().map(WorkloadSettings::words).collect(Collectors.joining(", ")));
    }
  }

  private static String words(Content.Share share) {
    WorkloadSettings of = new WorkloadSettings();
    of.put(share.of());
    return ShapeText.number(share.share() * 100)
        + "% "
        + of.settings.values().stream().findFirst().orElseThrow();
  }

  private void put(Arrival arrival, Axis axis) {
    switch (arrival) {
      case Arrival.Closed(Think think, int burst) -> {
        put("think", think);
        putBurst(burst);
      }
      case Arrival.Open(double perSecond, Spacing spacing) -> {
        settings.put("arrival", "open");
        put(perSecond, spacing, axis);
      }
      case Arrival.Sessions sessions -> {
        settings.put("arrival", "sessions");
        put(sessions.perSecond(), sessions.spacing(), axis);
        settings.put("session-requests", Integer.toString(sessions.requests()));
        put("think", sessions.inactive());
        put("active-think", sessions.active());
        putBurst(sessions.burst());
      }
      case Arrival.Chat(int roomSize, int messageBytes) -> {
        settings.put("arrival", "chat");
        settings.put("room-size", Integer.toString(roomSize));
        settings.put("message-size", Sizes.format(messageBytes));
      }
    }
  }

  private void put(double perSecond, Spacing spacing, Axis axis) {
    if (axis != Axis.Load.RATE) {
      settings.put("rate", ShapeText.number(perSecond));
    }
    settings.put("spacing", spacing.name().toLowerCase(Locale.ROOT));
  }

  private void unlessZero(String name, long value) {
    if (value != 0) {
      settings.put(name, Long.toString(value));
    }
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
