package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteOrder;

/** Linux {@code sockaddr_in} and {@code sockaddr_in6}. */
final class SocketAddresses {
  /** Room for either. */
  static final int MOST_BYTES = 28;

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SIZE_INET = 16;
  private static final long PORT = 2;
  private static final long ADDRESS_INET = 4;
  private static final long ADDRESS_INET6 = 8;
  private static final long SCOPE_INET6 = 24;
  private static final ValueLayout.OfShort NETWORK_SHORT =
      JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  private SocketAddresses() {}

  static int family(InetAddress address) {
    return address instanceof Inet6Address ? AF_INET6 : AF_INET;
  }

  static MemorySegment encode(SegmentAllocator allocator, InetAddress address, int port) {
    boolean six = address instanceof Inet6Address;
    MemorySegment result = allocator.allocate(six ? MOST_BYTES : SIZE_INET, Long.BYTES);
    result.set(JAVA_SHORT, 0, (short) family(address));
    result.set(NETWORK_SHORT, PORT, (short) port);
    byte[] bytes = address.getAddress();
    long offset = six ? ADDRESS_INET6 : ADDRESS_INET;
    MemorySegment.copy(bytes, 0, result, JAVA_BYTE, offset, bytes.length);
    if (address instanceof Inet6Address scoped) {
      result.set(JAVA_INT, SCOPE_INET6, scoped.getScopeId());
    }
    return result;
  }

  static int port(MemorySegment address) {
    return Short.toUnsignedInt(address.get(NETWORK_SHORT, PORT));
  }
}
