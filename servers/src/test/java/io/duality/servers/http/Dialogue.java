package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drives a session as the simplest model would: in this thread, with no socket, and without waiting
 * for a {@link Pause}. What it fed is overwritten afterwards, so that a session that keeps hold of
 * its caller's array is found out.
 */
final class Dialogue {
  static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-02-03T12:00:00.123456Z"));

  final Service service;
  final Session session;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final List<Step> steps = new ArrayList<>();
  private final ByteBuffer out;
  private @Nullable Step waiting;

  private Dialogue(Service service, int outputBytes) {
    this.service = service;
    session = service.open();
    out = ByteBuffer.allocate(outputBytes);
  }

  static Dialogue with(Handler handler) {
    return with(new Service(handler, Limits.DEFAULT, NOON));
  }

  static Dialogue with(Service service) {
    return new Dialogue(service, 64 << 10);
  }

  static Dialogue withBufferOf(int outputBytes, Service service) {
    return new Dialogue(service, outputBytes);
  }

  /** Answers each request with its path as it was sent. */
  static Step echo(Request request) {
    byte[] path = request.rawPath().getBytes(ISO_8859_1);
    Response whole = Response.ok("text/plain", Response.direct(path), path.length, null);
    return new Reply(request.isHead() ? whole.withoutBody() : whole);
  }

  /** A text block as it goes over the wire: each line ends in CR LF. */
  static String http(String lines) {
    return lines.replace("\n", "\r\n");
  }

  Dialogue send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  Dialogue send(byte[] bytes) {
    byte[] lent = bytes.clone();
    session.feed(lent, 0, lent.length);
    goOn();
    session.retain();
    Arrays.fill(lent, (byte) 'X');
    return this;
  }

  private void goOn() {
    for (Step step = next(); step != null; step = next()) {
      answer(step);
    }
  }

  private @Nullable Step next() {
    return waiting == null ? session.next() : null;
  }

  /** What a step waited for may have come. */
  Dialogue resume() {
    Step step = Objects.requireNonNull(waiting);
    waiting = null;
    answer(step);
    goOn();
    return this;
  }

  boolean isWaiting() {
    return waiting != null;
  }

  Dialogue sendInPieces(String text, int size) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int from = 0; from < bytes.length; from += size) {
      send(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
    }
    return this;
  }

  /** Runs a step to its reply and takes the output. */
  Dialogue answer(Step first) {
    Step step = first;
    while (true) {
      steps.add(step);
      switch (step) {
        case Reply reply -> {
          write(reply.response());
          return this;
        }
        case ReadFile read -> step = read.run();
        case Pause pause -> step = pause.then();
        case Await(Await.Event event) when event.isReady() -> step = event.take();
        case Await wait -> {
          waiting = wait;
          return this;
        }
      }
    }
  }

  private void write(Response response) {
    session.begin(response);
    boolean done = false;
    while (!done) {
      done = session.fill(out);
      assertThat(done || out.position() > 0).as("makes progress").isTrue();
      received.write(out.array(), 0, out.position());
      out.clear();
      session.sent();
    }
  }

  /** The steps taken so far, reads and pauses among them. */
  List<Step> steps() {
    return steps;
  }

  List<Duration> pauses() {
    List<Duration> pauses = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Pause pause) {
        pauses.add(pause.length());
      }
    }
    return pauses;
  }

  byte[] bytes() {
    return received.toByteArray();
  }

  String text() {
    return received.toString(ISO_8859_1);
  }

  List<Answer> answers() {
    return Answer.all(bytes());
  }

  /** The only answer. */
  Answer answer() {
    List<Answer> answers = answers();
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  /** The answer to HEAD, which has to be the only one. */
  Answer answerToHead() {
    assertThat(text()).endsWith("\r\n\r\n");
    @Nullable Answer answer;
    try {
      answer = Answer.read(new ByteArrayInputStream(bytes()), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(text().indexOf("\r\n\r\n")).isEqualTo(text().length() - 4);
    return Objects.requireNonNull(answer);
  }

  List<Integer> statuses() {
    return answers().stream().map(Answer::status).toList();
  }

  List<String> bodies() {
    return answers().stream().map(Answer::text).toList();
  }

  boolean isClosed() {
    return session.isClosing();
  }
}
