package io.duality.scenarios.process;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A generator in a child process. */
final class ProcessAgent implements Agent {
  private final ChildProcess child;

  private ProcessAgent(ChildProcess child) {
    this.child = child;
  }

  static ProcessAgent start(String name, AgentPart part, AgentHost host) throws ChildFailure {
    AgentSettings settings = part.settings();
    String target = settings.request().target().host();
    return new ProcessAgent(
        part.children()
            .start(
                new Launch(
                    Role.GENERATOR,
                    name,
                    Ipv4.flags(target, host.jvmFlags()),
                    settings.arguments(),
                    host.cpus(),
                    host.logs()
                        .resolve(host.logPrefix() + "-" + name.replace(' ', '-') + ".log"))));
  }

  CompletableFuture<String> ready(Duration limit) {
    return child.ready(limit, Line::word);
  }

  @Override
  public CompletableFuture<ConnectReport> connect(Duration limit) {
    return child.ask("connect", "CONNECTED", limit, AgentLines::connected);
  }

  @Override
  public CompletableFuture<Void> load(Duration limit) {
    return child.ask("load", "LOADING", limit, Line::word).thenAccept(_ -> {});
  }

  @Override
  public CompletableFuture<Void> mark(Duration limit) {
    return child.ask("mark", "MARKED", limit, Line::word).thenAccept(_ -> {});
  }

  @Override
  public CompletableFuture<Progress> progress(Duration limit) {
    return child.ask("progress", "PROGRESS", limit, AgentLines::progress);
  }

  @Override
  public CompletableFuture<LoadReport> interval(Duration limit) {
    return child.ask("interval", "INTERVAL", limit, AgentLines::interval);
  }

  @Override
  public CompletableFuture<LoadReport> report(Duration limit) {
    return child.ask("report", "REPORT", limit, AgentLines::report);
  }

  @Override
  public CompletableFuture<LoadTotals> stop(Duration grace, Duration limit) {
    return child.askToEnd(
        "stop within-nanos=" + grace.toNanos(), "STOPPED", limit, AgentLines::stopped);
  }

  @Override
  public CompletableFuture<ChildFailure> failure() {
    return child.failure();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(child.pid());
  }

  @Override
  public void beginClose() {
    child.beginClose();
  }

  @Override
  public void close() {
    child.close();
  }
}
