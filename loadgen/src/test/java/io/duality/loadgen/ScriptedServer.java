package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that does on each connection what a test scripts, in a virtual thread. */
public final class ScriptedServer implements AutoCloseable {
  /** What happens on one connection; it is closed in order afterwards. */
  @FunctionalInterface
  public interface Script {
    void serve(Peer peer) throws IOException, InterruptedException;
  }

  private static final int BACKLOG = 1_024;

  private final ServerSocket listener;
  private final Script script;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<InetAddress> sources = ConcurrentHashMap.newKeySet();

  public ScriptedServer(Script script) throws IOException {
    this.script = script;
    listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  /** A server that answers each request with this response. */
  public static ScriptedServer answering(String response) throws IOException {
    return new ScriptedServer(peer -> {
      while (peer.readRequest()) {
        peer.send(response);
      }
    });
  }

  /** A response with a length and this body. */
  public static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        accepted.incrementAndGet();
        sources.add(socket.getInetAddress());
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      script.serve(new Peer(socket, requests));
    } catch (IOException e) {
      // The client has gone, which is the client's right in any test.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  public Target target() {
    return new Target("127.0.0.1", listener.getLocalPort(), "/");
  }

  public int accepted() {
    return accepted.get();
  }

  /** Requests read so far. */
  public int requests() {
    return requests.get();
  }

  /** Addresses that connections came from. */
  public Set<InetAddress> sources() {
    return Set.copyOf(sources);
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's end of one connection. */
  public static final class Peer {
    private final Socket socket;
    private final AtomicInteger requests;

    Peer(Socket socket, AtomicInteger requests) {
      this.socket = socket;
      this.requests = requests;
    }

    /** Reads up to an empty line; false at the end of the connection. */
    public boolean readRequest() throws IOException {
      return !readHead().isEmpty();
    }

    /** The same, with its text; empty at the end of the connection. */
    public String readHead() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      int matched = 0;
      while (matched < 4) {
        int c = in.read();
        if (c < 0) {
          return "";
        }
        head.append((char) c);
        boolean next = c == "\r\n\r\n".charAt(matched);
        matched = next ? matched + 1 : c == '\r' ? 1 : 0;
      }
      requests.incrementAndGet();
      return head.toString();
    }

    public void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Ends the connection with a reset instead of in order. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Waits until the client ends the connection. */
    public void awaitEnd() throws IOException {
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    public Socket socket() {
      return socket;
    }
  }
}
