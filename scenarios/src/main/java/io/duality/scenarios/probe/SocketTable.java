package io.duality.scenarios.probe;

import java.io.IOException;
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

  /** 127.0.0.1 as the kernel prints it, with the bytes in the machine's order. */
  private static final int LOOPBACK =
      ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0x0100007F : 0x7F000001;

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

  private SocketTable(int port) {
    this.port = port;
  }

  /**
   * Connections in state ESTABLISHED whose local end is this port of 127.0.0.1, and which a process
   * holds: a client may have the same port on another address of 127/8, and a connection that waits
   * in the accept queue is established too, but has no inode before it is accepted.
   *
   * @throws IOException if the table cannot be read
   */
  static long established(Path table, int port) throws IOException {
    SocketTable count = new SocketTable(port);
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
    if (localPort == port && localAddress == LOOPBACK && state == ESTABLISHED && hasInode) {
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
