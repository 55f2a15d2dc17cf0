package io.duality.scenarios.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcProbeTest {
  @TempDir Path proc;
  private ProcProbe probe;

  @BeforeEach
  void aRoot() {
    probe = new ProcProbe(proc);
  }

  @Test
  void sumsCpuTimeMemoryAndThreadsOfProcesses() throws IOException {
    process(10, "java) R (x", 150, 50, 2048, 7);
    process(11, "java", 1, 2, 1024, 3);
    assertThat(probe.cpu(List.of(10L, 11L))).isEqualTo(new CpuTimes(1_510_000_000L, 520_000_000L));
    assertThat(probe.footprint(List.of(10L, 11L))).isEqualTo(new Footprint(3072 * 1024, 10));
  }

  @Test
  void aProcessThatIsGoneMakesTheSumUnknown() throws IOException {
    process(10, "java", 150, 50, 2048, 7);
    assertThat(probe.cpu(List.of(10L, 99L))).isEqualTo(new CpuTimes(-1, -1));
    assertThat(probe.footprint(List.of(10L, 99L))).isEqualTo(new Footprint(-1, -1));
  }

  /** The kernel would go through all of them, while others are measured. */
  @Test
  void theCpuTimeOfTooManyThreadsIsNotAskedForAtAGlance() throws IOException {
    process(10, "java", 150, 50, 2048, Probe.MAX_THREADS_READ);
    assertThat(probe.cpuAtAGlance(List.of(10L)))
        .isEqualTo(new CpuTimes(1_500_000_000L, 500_000_000L));
    process(10, "java", 150, 50, 2048, Probe.MAX_THREADS_READ + 1);
    assertThat(probe.cpuAtAGlance(List.of(10L))).isEqualTo(new CpuTimes(-1, -1));
    assertThat(probe.cpuAtAGlance(List.of(99L))).isEqualTo(new CpuTimes(-1, -1));
  }

  @Test
  void everythingIsUnknownWhereThereIsNoProc() {
    Probe none = new ProcProbe(proc.resolve("nowhere"));
    assertThat(none.tcp()).isEqualTo(new TcpCounters(-1, -1, -1));
    assertThat(none.machine()).isEqualTo(MachineSample.UNKNOWN);
    assertThat(none.established(80)).isEqualTo(-1);
    assertThat(none.descriptors(List.of(1L))).isEqualTo(-1);
    assertThat(none.switches(List.of(1L))).isEqualTo(Switches.UNKNOWN);
  }

  @Test
  void switchesOfThreadsThatBeganCountAndThoseOfThreadsThatEndedAreReportedAsLost()
      throws IOException {
    thread(10, 10, 5, 1);
    thread(10, 12, 100, 20);
    Switches before = probe.switches(List.of(10L));
    thread(10, 10, 8, 2);
    thread(10, 13, 40, 4);
    delete(10, 12);
    Switches after = probe.switches(List.of(10L));
    assertThat(after.since(before)).isEqualTo(new Switches.Count(43, 5));
    assertThat(after.endedSince(before)).isEqualTo(1);
  }

  @Test
  void aProcessWithTooManyThreadsIsNotWalked() throws IOException {
    for (int i = 0; i <= Probe.MAX_THREADS_READ; i++) {
      Files.createDirectories(proc.resolve("10/task/" + i));
    }
    assertThat(probe.switches(List.of(10L)).known()).isFalse();
  }

  @Test
  void sumsTheTimeThatThreadsWaitedForACpu() throws IOException {
    write("10/task/10/schedstat", "5000 1500000000 7\n");
    write("10/task/12/schedstat", "5000 500000000 7\n");
    write("11/task/11/schedstat", "1 250000000 1\n");
    assertThat(probe.runQueueSeconds(List.of(10L, 11L))).isEqualTo(2.25);
    write("10/task/10/comm", "load-0\n");
    write("10/task/12/comm", "C2 CompilerThre\n");
    assertThat(probe.runQueueSeconds(List.of(10L), "load-")).isEqualTo(1.5);
    assertThat(probe.runQueueSeconds(List.of(11L), "load-")).as("no such thread").isEqualTo(-1);
    assertThat(probe.runQueueSeconds(List.of(10L, 99L))).isEqualTo(-1);
    Files.createDirectories(proc.resolve("12/task/12"));
    assertThat(probe.runQueueSeconds(List.of(12L))).as("a kernel that does not tell").isEqualTo(-1);
  }

  @Test
  void readsTcpCountersByTheirNames() throws IOException {
    write(
        "net/netstat",
        """
        TcpExt: SyncookiesSent ListenOverflows ListenDrops TCPSynRetrans
        TcpExt: 1 22 33 44
        IpExt: InNoRoutes ListenDrops
        IpExt: 5 6
        """);
    assertThat(probe.tcp()).isEqualTo(new TcpCounters(22, 33, 44));
    assertThat(probe.tcp().since(new TcpCounters(20, -1, 44))).isEqualTo(new TcpCounters(2, -1, 0));
  }

  @Test
  void countsEstablishedConnectionsOfTheServersEndInBothTables() throws IOException {
    String head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n";
    String held =
        " 00000000:00000000 00:00000000 00000000  1000        0 4300000000 1 0 20 4 30 10 -1\n";
    String waits = " 00000000:00000000 00:00000000 00000000     0        0 0 1 0 20 4 30 10 -1\n";
    write(
        "net/tcp",
        head
            + "   0: 0100007F:1F90 00000000:0000 0A"
            + held
            + "   1: 0100007F:1F90 0100007F:C001 01"
            + held
            + "   2: 0100007F:C001 0100007F:1F90 01"
            + held
            + "   3: 0100007F:1F90 0100007F:C002 06"
            + held
            + "10004: 0100007F:1F91 0100007F:1F90 01"
            + held
            + "10005: 0200007F:1F90 0100007F:C003 01"
            + held
            + "10006: 0100007F:1F90 0100007F:C006 01"
            + waits);
    write(
        "net/tcp6",
        head
            + "   0: 0000000000000000FFFF00000100007F:1F90 "
            + "0000000000000000FFFF00000100007F:C005 01"
            + held);
    assertThat(probe.established(8080)).as("not the client's end at 127.0.0.2:8080").isEqualTo(2);
    assertThat(probe.established(8081)).isEqualTo(1);
  }

  @Test
  void aTableLargerThanTheBufferIsCountedToItsLastLine() throws IOException {
    StringBuilder table = new StringBuilder("  sl  local_address rem_address   st\n");
    for (int i = 0; i < 5000; i++) {
      table.append("%6d: 0100007F:1F90 0100007F:%04X 01 0:0 00:0 0 1000 0 7\n".formatted(i, i));
    }
    write("net/tcp", table.toString());
    assertThat(probe.established(8080)).isEqualTo(5000);
  }

  @Test
  void stealIsTheShareOfAllCpuTimeThatWasGivenAway() throws IOException {
    write("stat", "cpu  100 0 100 700 0 0 0 100 50 0\ncpu0 100 0 100 700 0 0 0 100 50 0\n");
    MachineSample before = probe.machine();
    write("stat", "cpu  200 0 150 1400 0 0 0 250 50 0\n");
    write("pressure/cpu", "some avg10=0.31 avg60=0.66 avg300=0.75 total=12228753\n");
    MachineSample after = probe.machine();
    assertThat(after.stealSince(before)).isEqualTo(0.15);
    assertThat(after.busySince(before)).isEqualTo(0.15);
    assertThat(after.secondsSince(before)).isEqualTo(10.0);
    assertThat(after.busySince(MachineSample.UNKNOWN)).isEqualTo(-1);
    assertThat(after.pressureMicros()).isEqualTo(12_228_753);
    assertThat(before.stealSince(before)).isEqualTo(-1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsThisProcess() throws Exception {
    Probe real = new ProcProbe(Path.of("/proc"));
    List<Long> self = List.of(ProcessHandle.current().pid());
    assertThat(real.footprint(self).rssBytes()).isPositive();
    assertThat(real.cpu(self).userNanos()).isNotNegative();
    assertThat(real.descriptors(self)).isPositive();
    assertThat(real.tcp().listenDrops()).isNotNegative();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aConnectionThatWaitsToBeAcceptedIsNotTheServersYet() throws Exception {
    Probe real = new ProcProbe(Path.of("/proc"));
    List<Socket> sockets = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 5; i++) {
        sockets.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      }
      assertThat(real.established(server.getLocalPort())).isZero();
      for (int i = 0; i < 3; i++) {
        sockets.add(server.accept());
      }
      assertThat(real.established(server.getLocalPort())).isEqualTo(3);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void seesTheSwitchesOfAThreadThatWaits() throws Exception {
    Probe real = new ProcProbe(Path.of("/proc"));
    List<Long> self = List.of(ProcessHandle.current().pid());
    Switches before = real.switches(self);
    for (int i = 0; i < 20; i++) {
      CountDownLatch latch = new CountDownLatch(1);
      Thread.ofPlatform().start(latch::countDown);
      latch.await();
    }
    assertThat(real.switches(self).since(before).voluntary()).isPositive();
  }

  private void process(int pid, String name, int user, int system, int rssKilobytes, int threads)
      throws IOException {
    write(
        pid + "/stat",
        pid + " (" + name + ") S 1 1 1 0 -1 4194560 9 0 0 0 " + user + " " + system + " 0 0 20\n");
    write(
        pid + "/status",
        "Name:\tjava\nVmHWM:\t 9999 kB\nVmRSS:\t  " + rssKilobytes + " kB\nThreads:\t" + threads);
  }

  private void thread(int pid, int tid, int voluntary, int involuntary) throws IOException {
    write(
        pid + "/task/" + tid + "/status",
        "voluntary_ctxt_switches:\t"
            + voluntary
            + "\nnonvoluntary_ctxt_switches:\t"
            + involuntary
            + "\n");
  }

  private void delete(int pid, int tid) throws IOException {
    Path folder = proc.resolve(pid + "/task/" + tid);
    Files.delete(folder.resolve("status"));
    Files.delete(folder);
  }

  private void write(String name, String text) throws IOException {
    Path file = proc.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
