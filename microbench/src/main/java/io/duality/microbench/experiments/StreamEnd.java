package io.duality.microbench.experiments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Through the streams of a blocking socket. */
final class StreamEnd implements BlastEnd {
  private final Socket socket;
  private final byte[] message;
  private final byte[] received;
  private final InputStream in;
  private final OutputStream out;

  StreamEnd(Socket socket, byte[] message) throws IOException {
    this.socket = socket;
    this.message = message.clone();
    received = new byte[message.length];
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  @Override
  public void send() throws IOException {
    out.write(message);
  }

  @Override
  public int receive() throws IOException {
    return in.read(received);
  }

  @Override
  public ByteBuffer received() {
    return ByteBuffer.wrap(received);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
