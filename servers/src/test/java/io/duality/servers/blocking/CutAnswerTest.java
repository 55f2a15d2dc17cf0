package io.duality.servers.blocking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a connection whose thread is in a write. */
class CutAnswerTest {
  private static final byte[] REQUEST = "GET /page HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);

  @TempDir private Path root;
  private Service service;

  @BeforeEach
  void aPage() throws IOException {
    Files.writeString(root.resolve("page"), "content");
    service = Service.of(ServerConfig.of(root));
  }

  /** As a channel does it whose thread is interrupted between the system call and the return. */
  private record Cut(int most) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      bytes.position(bytes.position() + Math.min(most, bytes.remaining()));
      throw new ClosedByInterruptException();
    }

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public void close() {}
  }

  private void answerInto(WritableByteChannel channel) throws IOException, InterruptedException {
    Conversation conversation =
        new Conversation(
            service.open(),
            new Patience(System.nanoTime()),
            new Activity(false).join(),
            new BufferSlots(Connections.OUTPUT_BYTES),
            bytes -> ConnectionLoop.handOver(channel, bytes));
    conversation.answer(REQUEST, REQUEST.length);
  }

  @Test
  void anAnswerThatIsOutCounts() throws Exception {
    answerInto(new Cut(Integer.MAX_VALUE));
    assertThat(service.counters().requests()).isEqualTo(1);
    assertThat(service.counters().bodyBytes()).isEqualTo("content".length());
  }

  @Test
  void anAnswerThatIsOutInPartDoesNot() {
    assertThatExceptionOfType(ClosedByInterruptException.class)
        .isThrownBy(() -> answerInto(new Cut(1)));
    assertThat(service.counters().requests()).isZero();
  }
}
