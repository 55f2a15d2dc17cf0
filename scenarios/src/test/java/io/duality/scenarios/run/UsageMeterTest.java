package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.ProcessUsage;
import io.duality.scenarios.probe.ProcProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that starts and ends workers while it is measured, in a folder like {@code /proc}. */
class UsageMeterTest {
  private static final long MASTER = 10;
  private static final long OLD = 11;
  private static final long NEW = 12;

  @TempDir private Path proc;
  private final List<Long> alive = new ArrayList<>(List.of(MASTER, OLD));
  private UsageMeter meter;

  @BeforeEach
  void aMasterWithOneWorker() throws IOException {
    meter = new UsageMeter(new ProcProbe(proc), () -> List.copyOf(alive));
    process(MASTER, 100, 10, 1_000);
    process(OLD, 1_000, 100, 2_000);
  }

  @Test
  void aWorkerThatBeginsInTheWindowCountsFromZero() throws IOException {
    begin();
    process(MASTER, 150, 20, 1_000);
    process(OLD, 1_100, 200, 2_000);
    process(NEW, 300, 50, 4_000);
    alive.add(NEW);
    ProcessUsage usage = end();
    assertThat(usage.processes()).isEqualTo(3);
    assertThat(usage.cpuUserSeconds()).isEqualTo(4.5);
    assertThat(usage.cpuSystemSeconds()).isEqualTo(1.6);
    assertThat(usage.runQueueSeconds()).isEqualTo(4.5);
    assertThat(usage.voluntarySwitches()).isEqualTo(450);
    assertThat(usage.rssBytes()).isEqualTo(7_000 * 1_024);
    assertThat(meter.notes("server")).isEmpty();
  }

  @Test
  void aWorkerThatEndsInTheWindowIsLeftOutAndNoted() throws IOException {
    begin();
    process(MASTER, 150, 20, 1_000);
    delete(OLD);
    meter.sample();
    alive.remove(OLD);
    ProcessUsage usage = end();
    assertThat(usage.processes()).isEqualTo(1);
    assertThat(usage.cpuUserSeconds()).isEqualTo(0.5);
    assertThat(usage.cpuSystemSeconds()).isEqualTo(0.1);
    assertThat(usage.runQueueSeconds()).isEqualTo(0.5);
    assertThat(usage.rssBytes()).as("the highest").isEqualTo(3_000 * 1_024);
    assertThat(meter.notes("server"))
        .containsExactly(
            "1 thread of the server ended in the window; their context switches are not counted",
            "1 process of the server ended in the window; their CPU time is not counted");
  }

  @Test
  void nothingIsKnownWhereThereIsNoProc() {
    meter = new UsageMeter(new ProcProbe(proc.resolve("nowhere")), () -> List.copyOf(alive));
    begin();
    ProcessUsage usage = end();
    assertThat(usage.cpuSeconds()).isEqualTo(-1);
    assertThat(usage.runQueueSeconds()).isEqualTo(-1);
    assertThat(usage.switches()).isEqualTo(-1);
    assertThat(usage.rssBytes()).isEqualTo(-1);
    assertThat(meter.notes("server")).isEmpty();
  }

  private void begin() {
    meter.prepare(false);
    meter.begin();
  }

  private ProcessUsage end() {
    meter.end();
    return meter.usage(Map.of(), Map.of());
  }

  /** With one thread, whose switches and hundredths of a second in the queue are the user ticks. */
  private void process(long pid, int user, int system, int rssKilobytes) throws IOException {
    String task = pid + "/task/" + pid;
    String ticks = user + " " + system;
    write(pid + "/stat", pid + " (x) S 1 1 1 0 -1 4194560 9 0 0 0 " + ticks + " 0 0 20\n");
    write(pid + "/status", "Name:\tx\nVmRSS:\t" + rssKilobytes + " kB\nThreads:\t1\n");
    write(pid + "/fd/0", "");
    write(task + "/schedstat", "1 " + user + "0000000 1\n");
    write(
        task + "/status",
        "voluntary_ctxt_switches:\t" + user + "\nnonvoluntary_ctxt_switches:\t0\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = proc.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void delete(long pid) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(proc.resolve(Long.toString(pid)))) {
      files = new ArrayList<>(found.toList());
    }
    for (Path file : files.reversed()) {
      Files.delete(file);
    }
  }
}
