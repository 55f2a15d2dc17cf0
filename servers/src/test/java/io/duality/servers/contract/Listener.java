package io.duality.servers.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads a stream strictly, chunk by chunk: each holds whole lines. Confined to one thread. */
final class Listener {
  private final InputStream in;
  private final int status;
  private final Queue<String> lines = new ArrayDeque<>();

  /** Reads the head, which says that the user has joined. */
  Listener(Client client) throws IOException {
    in = client.input();
    status = Integer.parseInt(headLine().substring(9, 12));
    boolean chunked = false;
    for (String line = headLine(); !line.isEmpty(); line = headLine()) {
      chunked |= line.equals("Transfer-Encoding: chunked");
    }
    if (status == 200 && !chunked) {
      throw new IOException("a stream without chunks");
    }
  }

  /** Joins a room. */
  static Listener join(Subject subject, int room, int user) throws IOException {
    return join(subject.connect(), room, user);
  }

  static Listener join(Client client, int room, int user) throws IOException {
    return new Listener(client.get("/chat?room=" + room + "&user=" + user));
  }

  int status() {
    return status;
  }

  /** The next line; null at the end of the stream, if it comes in order. */
  @Nullable String line() throws IOException {
    if (lines.isEmpty()) {
      int length = Integer.parseInt(headLine(), 16);
      String chunk = new String(in.readNBytes(length), ISO_8859_1);
      if (!headLine().isEmpty()) {
        throw new IOException("a chunk longer than its size: " + chunk);
      }
      if (length == 0) {
        return null;
      }
      if (!chunk.endsWith("\n")) {
        throw new IOException("a chunk that ends within a line: " + chunk);
      }
      lines.addAll(List.of(chunk.split("\n", -1)).subList(0, chunk.split("\n", -1).length - 1));
    }
    return lines.remove();
  }

  private String headLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("ends without its last chunk");
      }
      line.append((char) c);
    }
    if (line.isEmpty() || line.charAt(line.length() - 1) != '\r') {
      throw new IOException("a line without CR: " + line);
    }
    return line.substring(0, line.length() - 1);
  }
}
