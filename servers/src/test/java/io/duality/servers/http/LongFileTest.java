package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the page cache does not take are read and sent in chunks. */
class LongFileTest {
  private static final int CACHE = 10_000;

  @TempDir private Path root;
  private Path file;
  private Service service;

  @BeforeEach
  void open() throws IOException {
    file = root.resolve("long");
    service = new Service(new Site(root, CACHE, Work.measured()), Limits.DEFAULT, Dialogue.NOON);
  }

  private byte[] write(int length) throws IOException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    Files.write(file, content);
    return content;
  }

  private static final String GET = "GET /long HTTP/1.1\r\nHost: a\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        CACHE - 1,
        CACHE,
        CACHE + 1,
        Disk.CHUNK - 1,
        Disk.CHUNK,
        Disk.CHUNK + 1,
        2 * Disk.CHUNK,
        2 * Disk.CHUNK + CACHE,
        3 * Disk.CHUNK + 77
      })
  void isSentByteForByte(int length) throws IOException {
    byte[] content = write(length);
    Dialogue dialogue = Dialogue.withBufferOf(4_096, service).send(GET + GET);
    assertThat(dialogue.answers()).hasSize(2);
    for (Answer answer : dialogue.answers()) {
      assertThat(answer.bytes()).isEqualTo(content);
    }
    assertThat(service.counters().requests()).isEqualTo(2);
    assertThat(service.counters().bodyBytes()).isEqualTo(2L * length);
  }

  @Test
  void isReadInSteps() throws IOException {
    write(3 * Disk.CHUNK + 1);
    Dialogue dialogue = Dialogue.with(service).send(GET);
    assertThat(dialogue.steps().stream().filter(ReadFile.class::isInstance)).hasSize(4);
  }

  @Test
  void isNotReadForHead() throws IOException {
    write(3 * Disk.CHUNK + 1);
    Dialogue dialogue = Dialogue.with(service).send("HEAD /long HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(dialogue.answerToHead().header("Content-Length")).isEqualTo("786433");
    assertThat(dialogue.steps().stream().filter(ReadFile.class::isInstance)).hasSize(1);
    assertThat(dialogue.isClosed()).isFalse();
  }

  @Test
  void closesAsAskedAfterItsLastPart() throws IOException {
    write(2 * Disk.CHUNK + 1);
    Dialogue dialogue = Dialogue.with(service).send("GET /long HTTP/1.0\r\n\r\n");
    assertThat(dialogue.answer().closes()).isTrue();
    assertThat(dialogue.isClosed()).isTrue();
  }

  /** Sends what follows the first chunk after the file has changed. */
  private Dialogue sendWhile(Change change) throws IOException {
    Dialogue dialogue = Dialogue.with(service);
    byte[] get = GET.getBytes(US_ASCII);
    dialogue.session.feed(get, 0, get.length);
    dialogue.answer(Objects.requireNonNull(dialogue.session.next()));
    change.run();
    return dialogue.send("");
  }

  private interface Change {
    void run() throws IOException;
  }

  private void assertCutOff(Dialogue dialogue) {
    assertThat(dialogue.isClosed()).isTrue();
    assertThat(endsEarly(dialogue.bytes())).isTrue();
    assertThat(service.counters().requests()).isZero();
    assertThat(service.counters().failures()).isEqualTo(1);
    assertThat(dialogue.send(GET).isClosed()).isTrue();
  }

  private static boolean endsEarly(byte[] bytes) {
    try {
      Answer.read(new ByteArrayInputStream(bytes), false);
      return false;
    } catch (EOFException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isCutOffWhenItShrinks() throws IOException {
    write(3 * Disk.CHUNK);
    assertCutOff(
        sendWhile(() -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(2 * Disk.CHUNK - 5);
          }
        }));
  }

  @Test
  void isCutOffWhenItIsDeleted() throws IOException {
    write(3 * Disk.CHUNK);
    assertCutOff(sendWhile(() -> Files.delete(file)));
  }

  @Test
  void endsAtTheAnnouncedLengthWhenItGrows() throws IOException {
    byte[] content = write(2 * Disk.CHUNK + 100);
    Dialogue dialogue =
        sendWhile(() -> Files.write(file, new byte[CACHE / 2], StandardOpenOption.APPEND));
    assertThat(dialogue.answer().bytes()).isEqualTo(content);
    assertThat(dialogue.isClosed()).isFalse();
  }
}
