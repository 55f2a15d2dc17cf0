package io.duality.scenarios.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Counts connections in the kernel's socket table, {@code /proc/net/tcp}. The table has a line for
 * each end of each connection on loopback, 131,072 lines and 20 MB for 65,536 clients: it is read
 * once, as a stream, into one buffer. For one thread.
 */
final class SocketTable {
  private static final int ESTABLISHED = 1;
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private final int address;
  private final int port;
  private long established;

  // Within the line: which word, whether inside one, and the hexadecimal number it ends with.
  private int word = -1;
  private boolean inWord;
  private int number;
  private int localAddress;
  private int localPort;
  private int state;
  private boolean hasInode;

  private SocketTable(int address, int port) {
    this.address = address;
    this.port = port;
  }

  /**
   * Connections in state ESTABLISHED whose local end is this port of an address, and which a
   * process holds: a client may have the same port on another address of 127/8, and a connection
   * that waits in the accept queue is established too, but has no inode before it is accepted.
   *
   * @param address of IPv4
   * @throws IOException if the table cannot be read
   */
  static long established(Path table, InetAddress address, int port) throws IOException {
    SocketTable count = new SocketTable(asTheKernelPrintsIt(address), port);
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    try (FileChannel channel = FileChannel.open(table, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          count.accept(buffer.get());
        }
        buffer.clear();
      }
    }
    return count.established;
  }

  /** With the bytes in the machine's order. */
  private static int asTheKernelPrintsIt(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == Integer.BYTES
        ? ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt()
        : -1;
  }

  private void accept(byte next) {
    switch (next) {
      case '\n' -> endLine();
      case ' ' -> inWord = false;
      case ':' -> endAddress();
      default -> inWord(next);
    }
  }

  /** Of an IPv6 address the last 32 bits, which are the IPv4 address in it. */
  private void endAddress() {
    if (word == LOCAL_ADDRESS) {
      localAddress = number;
    }
    number = 0;
  }

  private void inWord(byte next) {
    if (!inWord) {
      inWord = true;
      word++;
      number = 0;
    }
    number = number << 4 | Math.max(0, Character.digit(next, 16));
    if (word == LOCAL_ADDRESS) {
      localPort = number;
    } else if (word == STATE) {
      state = number;
    } else if (word == INODE) {
      // Decimal, and it may exceed an int: all that matters is whether it is zero.
      hasInode |= next != '0';
    }
  }

  private void endLine() {
    if (localPort == port && localAddress == address && state == ESTABLISHED && hasInode) {
      established++;
    }
    word = -1;
    inWord = false;
    localAddress = 0;
    localPort = 0;
    state = 0;
    hasInode = false;
  }
}
