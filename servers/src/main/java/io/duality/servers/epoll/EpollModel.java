package io.duality.servers.epoll;

import io.duality.servers.netty.NettyModel;
import io.duality.servers.netty.Transport;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet4Address;
import org.jspecify.annotations.Nullable;

/** Event loops over Netty's native epoll transport. */
public final class EpollModel extends NettyModel {

  /** For {@link java.util.ServiceLoader}. */
  public EpollModel() {
    super(
        "epoll",
        "N event loops over Netty's native epoll; helper threads read what is not cached",
        "Kegel, The C10K problem, 2; Netty's native epoll transport");
  }

  @Override
  protected @Nullable Throwable unavailabilityCause() {
    return Epoll.unavailabilityCause();
  }

  @Override
  protected Transport transport() {
    return new Transport(
        id(),
        Transport.Writes.AT_ONCE,
        EpollIoHandler::newFactory,
        address ->
            new EpollServerSocketChannel(
                address instanceof Inet4Address
                    ? SocketProtocolFamily.INET
                    : SocketProtocolFamily.INET6));
  }
}
