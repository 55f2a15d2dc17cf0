package io.duality.servers.iouring;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.netty.NettyModel;
import io.duality.servers.netty.Transport;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Event loops over Netty's io_uring transport. */
public final class IoUringModel extends NettyModel {
  private static final String ONE_POLL = "-Dio.netty.iouring.pollAddMultishotEnabled=false";
  private static final String ONE_ACCEPT = "-Dio.netty.iouring.acceptMultiShotEnabled=false";

  /** For {@link java.util.ServiceLoader}. */
  public IoUringModel() {
    super(
        "io-uring",
        "N event loops over Netty's native io_uring: the kernel tells what is done, not what is ready",
        "io_uring (Axboe, Linux 5.1); Netty's native io_uring transport");
  }

  /**
   * {@inheritDoc}
   *
   * <p>Netty 4.2.18 polls a socket by one request that the kernel answers again and again, for each
   * new event: a reset that comes together with bytes is one event with them, and is lost when only
   * the bytes are read. A poll that is asked for anew sees it. In the same way it accepts: where
   * active connections are favoured, each accept has to be asked for.
   */
  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    return switch (AcceptPolicy.of(options, AcceptPolicy.NEW)) {
      case NEW -> List.of(ONE_POLL);
      case ACTIVE -> List.of(ONE_POLL, ONE_ACCEPT);
    };
  }

  @Override
  protected @Nullable Throwable unavailabilityCause() {
    return IoUring.unavailabilityCause();
  }

  @Override
  protected Transport transport() {
    return new Transport(
        id(),
        Transport.Writes.ON_COMPLETION,
        IoUringIoHandler::newFactory,
        address -> new IoUringServerSocketChannel());
  }
}
