package io.duality.servers.process;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.http.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

/** A server behind the protocol. */
final class ServerChild implements ServerMain.Child {
  private final RunningServer server;

  private ServerChild(RunningServer server) {
    this.server = server;
  }

  static ServerMain.Child start(ServerModel model, Arguments arguments) throws IOException {
    ServerConfig config =
        new ServerConfig(
            InetAddress.getByName(arguments.text("address", "127.0.0.1")),
            arguments.integer("port", 0),
            Boolean.parseBoolean(arguments.text("reuse-port", "false")),
            ServerMain.path(arguments, "root"),
            arguments.integer("parallelism", Runtime.getRuntime().availableProcessors()),
            arguments.integer("backlog", ServerConfig.DEFAULT_BACKLOG),
            arguments.number("cache-bytes", ServerConfig.DEFAULT_CACHE_BYTES),
            Duration.ofMillis(arguments.number("head-timeout-millis", 30_000)),
            Duration.ofMillis(arguments.number("idle-timeout-millis", 120_000)),
            work(arguments),
            ServerMain.options(model, arguments));
    arguments.requireEmpty();
    RunningServer server = model.start(config);
    server
        .termination()
        .whenComplete((end, cause) -> {
          if (cause != null) {
            ServerMain.fail(cause);
          }
        });
    return new ServerChild(server);
  }

  private static Work work(Arguments arguments) {
    return arguments.has("work-nanos") ? Work.of(arguments.decimal("work-nanos")) : Work.measured();
  }

  @Override
  public Line ready() {
    return new Line("READY").with("port", server.port()).with("pid", ProcessHandle.current().pid());
  }

  @Override
  public Line answer(String[] words) {
    return switch (words[0]) {
      case "counters" -> counters("COUNTERS");
      case "stop" -> {
        server.stop(Duration.ofMillis(words.length > 1 ? Long.parseLong(words[1]) : 0));
        yield counters("STOPPED");
      }
      default -> throw new IllegalArgumentException("unknown command '" + words[0] + "'");
    };
  }

  private Line counters(String word) {
    return new Line(word).with(server.counters().asMap()).with(SelfUsage.read());
  }
}
