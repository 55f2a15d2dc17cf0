package io.duality.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response as a strict client reads it, written without a look at the code that is tested.
 *
 * @param status three digits
 * @param headers by name in any case; a name that comes twice is refused
 * @param text the body, exactly Content-Length bytes, one character for each
 */
public record Answer(int status, Map<String, String> headers, String text) {

  /**
   * Reads one response.
   *
   * @param headOnly the request was HEAD
   * @return null at a clean end of the stream
   * @throws EOFException if the stream ends within the response
   * @throws IOException if the response is malformed
   */
  public static @Nullable Answer read(InputStream in, boolean headOnly) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    if (!first.matches("HTTP/1\\.1 [1-5][0-9][0-9] [ -~]+")) {
      throw new IOException("no status line: " + first);
    }
    Map<String, String> headers = headers(in);
    String length = headers.get("Content-Length");
    if (length == null) {
      throw new IOException("no Content-Length: " + headers);
    }
    int wanted = headOnly ? 0 : Integer.parseInt(length);
    byte[] body = in.readNBytes(wanted);
    if (body.length < wanted) {
      throw new EOFException("body ends after " + body.length + " of " + wanted + " bytes");
    }
    return new Answer(
        Integer.parseInt(first.substring(9, 12)), headers, new String(body, ISO_8859_1));
  }

  /** All responses to GET in these bytes. */
  public static List<Answer> all(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(bytes);
    try {
      for (Answer next = read(in, false); next != null; next = read(in, false)) {
        answers.add(next);
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    while (true) {
      String line = line(in);
      if (line == null) {
        throw new EOFException("the headers do not end");
      }
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(": ");
      if (colon < 1 || headers.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
        throw new IOException("malformed or repeated: " + line);
      }
    }
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        String text = line.toString(ISO_8859_1);
        if (!text.endsWith("\r")) {
          throw new IOException("a line without CR: " + text);
        }
        return text.substring(0, text.length() - 1);
      }
      line.write(c);
    }
    if (line.size() > 0) {
      throw new EOFException("ends within a line: " + line.toString(ISO_8859_1));
    }
    return null;
  }

  /** The body. */
  public byte[] bytes() {
    return text.getBytes(ISO_8859_1);
  }

  /** The value of a header, or the empty string. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Whether the server announces that it closes. */
  public boolean closes() {
    return header("Connection").equals("close");
  }
}
