package io.duality.servers.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A buffer that Netty has kept is not written to again, whatever happens. */
class OutputTest {
  private final Deque<ByteBuf> memory = new ArrayDeque<>();
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final ChannelHandlerContext context = channel.pipeline().firstContext();
  private final Output output = new Output(this::take);

  private ByteBuf take() {
    ByteBuf next = memory.poll();
    if (next == null) {
      throw new OutOfMemoryError("none left");
    }
    return next;
  }

  private void write(String text) {
    output.view().put(text.getBytes(US_ASCII));
    var _ = output.writeTo(context, context.voidPromise());
  }

  /** The embedded channel keeps what is written, as Netty does when the kernel takes no more. */
  private String kept() {
    ByteBuf bytes = channel.readOutbound();
    return bytes.toString(US_ASCII);
  }

  @Test
  void leavesAKeptBufferAloneAndTakesAnother() {
    memory.addAll(List.of(Unpooled.directBuffer(16), Unpooled.directBuffer(16)));
    write("first");
    write("second");
    assertThat(kept()).isEqualTo("first");
    assertThat(kept()).isEqualTo("second");
    assertThat(output.isEmpty()).isTrue();
  }

  @Test
  void writesNowhereWhenThereIsNoMemory() {
    ByteBuf only = Unpooled.directBuffer(16);
    memory.add(only);
    write("first");
    assertThat(only.refCnt()).as("Netty's alone").isEqualTo(1);
    assertThat(output.isEmpty()).isTrue();
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> write("other"));
    output.clear();
    assertThat(kept()).isEqualTo("first");
    memory.add(Unpooled.directBuffer(16));
    write("again");
    assertThat(kept()).isEqualTo("again");
  }

  @Test
  void givesItsBufferBackOnce() {
    ByteBuf only = Unpooled.directBuffer(16);
    memory.add(only);
    assertThat(output.view().remaining()).isEqualTo(16);
    output.release();
    output.release();
    assertThat(only.refCnt()).isZero();
  }
}
