package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that wait for other requests: what is said in a room reaches all others who listen. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#streaming")
class ChatContractTest {
  private static final int USERS = 20;
  private static final int MESSAGES = 10;

  private final Candidate candidate;

  ChatContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private static Client say(Client client, int room, int user, String text) throws IOException {
    assertSaid(client.get(saying(room, user, text)));
    return client;
  }

  private static String saying(int room, int user, String text) {
    return "/say?room=" + room + "&user=" + user + "&text=" + text;
  }

  private static void assertSaid(Client client) throws IOException {
    assertThat(client.answer().text()).isEqualTo("done\n");
  }

  /** All at once, each user with a connection to listen and one to talk. */
  @Test
  void bringsEachMessageToAllOthersOnce() throws IOException {
    try (Subject subject = Subject.start(candidate);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Listener> listeners = new ArrayList<>();
      for (int user = 0; user < 2 * USERS; user++) {
        listeners.add(Listener.join(subject, user / USERS, user % USERS));
      }
      List<Future<?>> all = new ArrayList<>();
      for (int user = 0; user < 2 * USERS; user++) {
        Listener listener = listeners.get(user);
        int room = user / USERS;
        int me = user % USERS;
        all.add(threads.submit(() -> hearOthers(listener, room, me)));
        all.add(threads.submit(() -> talk(subject.connect(), room, me)));
      }
      await(all);
    }
  }

  private static void await(List<Future<?>> all) throws IOException {
    for (Future<?> each : all) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  private static Void talk(Client client, int room, int me) throws IOException {
    for (int i = 0; i < MESSAGES; i++) {
      say(client, room, me, room + "." + me + "." + i);
    }
    return null;
  }

  /** Nothing is lost, doubled, or overtaken by a later message of the same user. */
  private static Void hearOthers(Listener listener, int room, int me) throws IOException {
    int[] next = new int[USERS];
    for (int i = 0; i < (USERS - 1) * MESSAGES; i++) {
      String line = String.valueOf(listener.line());
      int speaker = Integer.parseInt(line.split("\\.", -1)[1]);
      assertThat(line).isEqualTo(room + "." + speaker + "." + next[speaker]++);
    }
    assertThat(next[me]).as("what it has said itself").isZero();
    return null;
  }

  @Test
  void stopEndsStreamsInOrder() throws IOException {
    try (Subject subject = Subject.start(candidate);
        ExecutorService stopper = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Listener> listeners = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        listeners.add(Listener.join(subject, 1, user));
      }
      say(subject.connect(), 1, 0, "last");
      Future<?> stopped = stopper.submit(() -> subject.server.stop(Duration.ofMinutes(5)));
      assertThat(listeners.removeFirst().line()).as("the speaker's own").isNull();
      for (Listener listener : listeners) {
        assertThat(listener.line()).isEqualTo("last");
        assertThat(listener.line()).as("the end").isNull();
      }
      subject.await("the server has stopped", stopped::isDone);
      assertThat(subject.counters().failures()).isZero();
    }
  }

  @Test
  void closeCutsStreamsWhosePeersDoNotRead() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      Listener.join(subject.connect(8 << 10), 1, 1);
      talk(subject, 500);
      subject.server.close();
      assertThat(subject.counters().accepted()).isEqualTo(subject.counters().closed());
    }
  }

  private static final String LONG = "x".repeat(6_000);

  /** Pipelined, as round trips would take most of the time; far fewer than a mailbox holds. */
  private static final int BURST = 10;

  /**
   * More than stays on the way to one who does not read: the kernel holds 4 MB, or 700; what is
   * being written are 1,024 at most, and so many again wait in the mailbox.
   */
  private static final int TOO_MANY = 3_000;

  /** To user 3, who reads all, and user 1. */
  private static void talk(Subject subject, int messages) throws IOException {
    Listener reader = Listener.join(subject, 1, 3);
    Client speaker = subject.connect();
    for (int first = 0; first < messages; first += BURST) {
      for (int i = first; i < first + BURST; i++) {
        speaker.get(saying(1, 2, i + LONG));
      }
      for (int i = first; i < first + BURST; i++) {
        assertSaid(speaker);
        assertThat(reader.line()).isEqualTo(i + LONG);
      }
    }
  }

  @Test
  void cutsAListenerWhoDoesNotReadAndHoldsNobodyUp() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      Listener slow = Listener.join(subject.connect(8 << 10), 1, 1);
      talk(subject, TOO_MANY);
      int[] lines = new int[1];
      assertThatThrownBy(
              () -> {
                while (String.valueOf(slow.line()).equals(lines[0] + LONG)) {
                  lines[0]++;
                }
                throw new AssertionError("lost, or ended in order, after " + lines[0]);
              })
          .isInstanceOf(IOException.class);
      subject.await("the failure is counted", () -> subject.counters().failures() == 1);
    }
  }

  @Test
  void doesWithoutAListenerWhoHasLeft() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      Client leaver = subject.connect();
      Listener.join(leaver, 1, 1);
      Listener stays = Listener.join(subject, 1, 2);
      leaver.reset();
      Client speaker = subject.connect();
      for (int i = 0; i < 100; i++) {
        say(speaker, 1, 3, "m" + i);
        assertThat(stays.line()).isEqualTo("m" + i);
      }
      Listener back = Listener.join(subject, 1, 1);
      say(speaker, 1, 3, "again");
      assertThat(back.line()).isEqualTo("again");
      subject.await("its connection is closed", () -> subject.counters().closed() >= 1);
    }
  }

  @Test
  void endsAStreamInOrderWhenItsUserJoinsAgain() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      Client first = subject.connect();
      Listener former = Listener.join(first, 1, 1);
      first.get("/small.txt");
      Listener later = Listener.join(subject, 1, 1);
      say(subject.connect(), 1, 2, "hello");
      assertThat(later.line()).isEqualTo("hello");
      assertThat(former.line()).isNull();
      assertThat(first.answer().text()).as("what was sent behind").isEqualTo(Subject.SMALL);
    }
  }

  @Test
  void keepsRoomsApart() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      Listener one = Listener.join(subject, 1, 1);
      Listener two = Listener.join(subject, 2, 1);
      Client speaker = subject.connect();
      say(say(speaker, 1, 2, "to-one"), 2, 2, "to-two");
      assertThat(one.line()).isEqualTo("to-one");
      assertThat(two.line()).isEqualTo("to-two");
    }
  }
}
