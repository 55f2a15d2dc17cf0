package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.run.LoadPhases;
import io.duality.scenarios.run.LoadPhases.Length;
import io.duality.scenarios.run.LoadPhases.Warmup;
import io.duality.scenarios.spec.ShapeText;
import java.time.Duration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a load was asked to do, as part of its report. */
final class LoadConfigJson {
  private LoadConfigJson() {}

  static void put(ObjectNode config, LoadSummary load) {
    AgentSettings asked = load.options().load();
    request(config, asked.request());
    population(config, asked.population());
    config.put("threads", asked.threads());
    config.put("processes", load.agents());
    arrival(config.putObject("arrival"), asked.arrival());
    config.put("shape", ShapeText.format(asked.shape()));
    phases(config, load.options().phases());
    config.put("timeout_s", seconds(asked.limits().timeout()));
    config.put("deadline_s", seconds(asked.limits().deadline()));
    config.put("seed", asked.seed());
    ArrayNode sources = config.putArray("sources");
    asked.sources().forEach(sources::add);
  }

  private static void request(ObjectNode config, Request request) {
    config.put("url", request.target().url());
    config.put("method", request.method());
    config.put("body_bytes", request.body().length());
    request.files().ifPresent(files -> config.put("files", files.text()));
    ObjectNode headers = config.putObject("headers");
    request.headers().forEach(headers::put);
  }

  private static void population(ObjectNode config, Population clients) {
    config.put("connections", clients.clients());
    config.put("idle", clients.idle());
    config.put("requests_per_connection", clients.requestsPerConnection());
    config.put("reader_bytes_per_s", clients.readerBytesPerSecond());
    config.put("writer_bytes_per_s", clients.writerBytesPerSecond());
    config.put("connects_per_s", clients.connectsPerSecond());
  }

  private static void arrival(ObjectNode node, Arrival arrival) {
    switch (arrival) {
      case Arrival.Closed(Think think, int burst) -> {
        node.put("kind", "closed");
        think(node, "think", think);
        node.put("burst", burst);
      }
      case Arrival.Open(double rate, Spacing spacing) -> {
        node.put("kind", "open");
        rate(node, rate, spacing);
      }
      case Arrival.Sessions sessions -> {
        node.put("kind", "sessions");
        rate(node, sessions.perSecond(), sessions.spacing());
        node.put("requests", sessions.requests());
        node.put("burst", sessions.burst());
        think(node, "think", sessions.inactive());
        think(node, "active_think", sessions.active());
      }
      case Arrival.Chat(int roomSize, int messageBytes) -> {
        node.put("kind", "chat");
        node.put("room_size", roomSize);
        node.put("message_bytes", messageBytes);
      }
    }
  }

  private static void rate(ObjectNode node, double perSecond, Spacing spacing) {
    node.put("per_s", perSecond);
    node.put("spacing", LoadWords.name(spacing));
  }

  private static void think(ObjectNode node, String key, Think think) {
    node.put(key + "_s", seconds(think.mean()));
    node.put(key + "_law", LoadWords.name(think.law()));
  }

  private static void phases(ObjectNode config, LoadPhases phases) {
    switch (phases.warmup()) {
      case Warmup.Time(Duration time) -> config.put("warmup_s", seconds(time));
      case Warmup.Steady _ -> config.put("warmup_s", "auto");
    }
    switch (phases.length()) {
      case Length.Time(Duration time) -> config.put("duration_s", seconds(time));
      case Length.Requests(long count, Duration _) -> config.put("requests", count);
      case Length.Precision(double share, Duration _) -> config.put("until", share);
    }
    config.put("max_duration_s", seconds(phases.longestWindow()));
    config.put("interval_s", seconds(phases.interval()));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
