package io.duality.servers.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.Answer;
import io.duality.servers.ServerModels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What clients of {@code select} see that come past FD_SETSIZE. */
@Isolated("its clients take the low descriptors that others need in this JVM")
final class SelectLimitTest {
  private static final int FD_SETSIZE = 1_024;
  private static final int CLIENTS = 1_100;
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir private Path root = Path.of("");

  @Test
  void refusesWhoComesPastItsLimitSaysSoOnceAndServesTheOthers() throws Exception {
    assumeTrue(ServerModels.find(System.err::println).get("select").unavailable().isEmpty());
    Files.writeString(root.resolve("file"), "content");
    Path errors = root.resolve("errors");
    List<Socket> clients = new ArrayList<>();
    try (Child server = new Child(errors, "model=select", "root=" + root)) {
      int port = Integer.parseInt(Child.value(server.line(), "port"));
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(connect(port));
      }
      for (int round = 1; round <= 2; round++) {
        int served = served(clients);
        assertThat(served).as("served in round %d", round).isBetween(FD_SETSIZE - 100, FD_SETSIZE);
        String refused = Integer.toString(CLIENTS - served);
        String counters = server.ask("counters");
        // Whoever is refused may find it out before it is counted.
        while (!Child.value(counters, "refused").equals(refused)) {
          counters = server.ask("counters");
        }
        assertThat(Child.value(counters, "accepted")).isEqualTo(Integer.toString(CLIENTS));
        assertThat(Child.value(counters, "failures")).isEqualTo("0");
      }
      String closed = Child.value(server.ask("counters"), "closed");
      clients.getFirst().close();
      while (Child.value(server.ask("counters"), "closed").equals(closed)) {}
      clients.add(connect(port));
      assertThat(get(clients.getLast())).as("in the place that is free again").isNotNull();
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
    assertThat(Files.readAllLines(errors))
        .filteredOn(line -> line.contains("FD_SETSIZE"))
        .singleElement()
        .asString()
        .startsWith("select refuses connections whose descriptor is 1024 (FD_SETSIZE) or above")
        .endsWith("use fewer clients, more --shards, or epoll-level");
  }

  private static Socket connect(int port) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  /** How many get an answer; the others find their connection closed. */
  private static int served(List<Socket> clients) throws IOException {
    int served = 0;
    for (Socket client : clients) {
      Answer answer = get(client);
      if (answer != null) {
        assertThat(answer.text()).isEqualTo("content");
        served++;
      }
    }
    return served;
  }

  private static @Nullable Answer get(Socket client) throws IOException {
    try {
      client.getOutputStream().write("GET /file HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
      return Answer.read(client.getInputStream(), false);
    } catch (SocketException e) {
      return null;
    }
  }
}
