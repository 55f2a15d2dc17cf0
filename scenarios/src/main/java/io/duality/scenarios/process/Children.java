package io.duality.scenarios.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All children of this controller, so that none is left behind. Thread-safe: the run starts
 * children while a shutdown hook may be ending them.
 */
public final class Children implements AutoCloseable {
  private final ChildJvm jvm;
  private final Host host;
  private final Consumer<String> errors;
  private final Living living;

  /** What all that share it have started. */
  private static final class Living {
    final List<ChildProcess> children = new ArrayList<>();
    final Ports ports;
    boolean closed;

    Living(Ports ports) {
      this.ports = ports;
    }
  }

  /** Children whose standard error is in their logs only. */
  public Children(ChildJvm jvm) {
    this(jvm, line -> {});
  }

  /**
   * Children that somebody listens to.
   *
   * @param errors takes each line of their standard error too, in threads of their own
   */
  public Children(ChildJvm jvm, Consumer<String> errors) {
    this(jvm, errors, new Ports());
  }

  Children(ChildJvm jvm, Consumer<String> errors, Ports ports) {
    this(jvm, new LocalHost(jvm), errors, new Living(ports));
  }

  private Children(ChildJvm jvm, Host host, Consumer<String> errors, Living living) {
    this.jvm = jvm;
    this.host = host;
    this.errors = errors;
    this.living = living;
  }

  /** Children of another JVM, or another build, which end with these and count as theirs. */
  public Children in(ChildJvm other) {
    return new Children(other, new LocalHost(other), errors, living);
  }

  /** Children of another host, which end with these and count as theirs. */
  public Children on(Host other) {
    return new Children(jvm, other, errors, living);
  }

  /** For children that have to be told their port: of all that end together. */
  Ports ports() {
    return living.ports;
  }

  /** How children of this machine are started. */
  public ChildJvm jvm() {
    return jvm;
  }

  /** Whether children can be pinned to CPUs. */
  public boolean pins() {
    return host.pins();
  }

  /**
   * Starts a child.
   *
   * @throws ChildFailure if the host does not start it, or all children are being ended
   */
  ChildProcess start(Launch launch) throws ChildFailure {
    return start(launch, listener -> host.start(launch, listener));
  }

  /**
   * Starts a child that is all of a trial, and waits until it is ready.
   *
   * @param lifeline is told of its failure from now on
   * @throws ChildFailure if it fails; it is gone then
   */
  ChildProcess startReady(Launch launch, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    ChildProcess child = start(launch);
    lifeline.hold(child.failure());
    boolean ready = false;
    try {
      lifeline.await(child.ready(limit, Line::word));
      ready = true;
      return child;
    } finally {
      if (!ready) {
        child.close();
      }
    }
  }

  /**
   * Starts a program that is no JVM of ours, under supervision.
   *
   * @param name as in {@link Launch}
   * @param command the program and its arguments
   * @param cpus CPUs in taskset syntax; empty when not pinned
   * @throws ChildFailure as {@link #start}
   */
  ChildProcess startProgram(String name, List<String> command, String cpus, Path log)
      throws ChildFailure {
    Launch launch = new Launch(Role.SERVER, name, List.of(), List.of(), cpus, log);
    return start(launch, listener -> host.startProgram(launch, command, listener));
  }

  private ChildProcess start(Launch launch, ChildProcess.Start start) throws ChildFailure {
    synchronized (living) {
      if (living.closed) {
        throw Failures.notStarted(launch.role(), launch.name(), "the run is being ended");
      }
      living.children.removeIf(child -> !child.isAlive());
      ChildProcess child = ChildProcess.start(launch, start, errors);
      living.children.add(child);
      return child;
    }
  }

  /** Ends all children, in parallel, by force if need be; none can be started after it. */
  @Override
  public void close() {
    List<ChildProcess> left;
    synchronized (living) {
      living.closed = true;
      left = List.copyOf(living.children);
    }
    left.forEach(ChildProcess::beginClose);
    left.forEach(ChildProcess::close);
  }
}
