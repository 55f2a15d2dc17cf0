package io.duality.servers.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.ServerSocketChannel;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Netty's native transports differ in.
 *
 * @param name begins the names of its threads
 * @param writes when the kernel has taken what was written
 * @param handler of each loop
 * @param listener a socket of the family of this address
 */
public record Transport(
    String name,
    Writes writes,
    Supplier<IoHandlerFactory> handler,
    Function<InetAddress, ServerSocketChannel> listener) {

  /** When the kernel has taken what was written. */
  public enum Writes {
    /** Within the call that flushes, unless the socket is full. */
    AT_ONCE,
    /** Later: the kernel tells the completion. */
    ON_COMPLETION
  }

  /** Why a transport cannot be loaded, in one line; empty if it can. */
  public static Optional<String> missing(String transport, @Nullable Throwable cause) {
    return Optional.ofNullable(cause).map(present -> inOneLine(transport, present));
  }

  /** The innermost cause says most: Netty wraps the linker's message. */
  private static String inOneLine(String transport, Throwable cause) {
    Throwable inner = cause;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String why = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    return "Netty's native "
        + transport
        + " cannot be loaded: "
        + why.replaceAll("\\s+", " ").strip();
  }
}
