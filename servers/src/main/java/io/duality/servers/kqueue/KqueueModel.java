package io.duality.servers.kqueue;

import io.duality.servers.netty.NettyModel;
import io.duality.servers.netty.Transport;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** Event loops over Netty's native kqueue transport. */
public final class KqueueModel extends NettyModel {

  /** For {@link java.util.ServiceLoader}. */
  public KqueueModel() {
    super(
        "kqueue",
        "N event loops over Netty's native kqueue, the sibling of epoll on macOS",
        "Kegel, The C10K problem, 2; Netty's native kqueue transport");
  }

  @Override
  protected @Nullable Throwable unavailabilityCause() {
    return KQueue.unavailabilityCause();
  }

  @Override
  protected Transport transport() {
    return new Transport(
        id(),
        Transport.Writes.AT_ONCE,
        KQueueIoHandler::newFactory,
        address -> new KQueueServerSocketChannel());
  }
}
