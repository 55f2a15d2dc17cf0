package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A path decoded. What could lead out of the root has none: dot segments, empty segments, NUL, an
 * encoded slash, bytes that are not UTF-8.
 */
public final class CanonicalPath {
  private final String name;

  private CanonicalPath(String name) {
    this.name = name;
  }

  /**
   * Decodes a path as it stood in the request.
   *
   * @param raw one character for each byte; begins with a slash
   * @return empty if there can be no such file
   */
  public static Optional<CanonicalPath> of(String raw) {
    Optional<String> decoded = raw.indexOf('%') < 0 ? Optional.of(raw) : decode(raw);
    return decoded.filter(CanonicalPath::isPlain).map(CanonicalPath::new);
  }

  /** Whether a percent sign is followed by anything but two hexadecimal digits (RFC 3986, 2.1). */
  static boolean isMalformed(String raw) {
    for (int i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
      if (i + 2 >= raw.length() || hex(raw.charAt(i + 1), raw.charAt(i + 2)) < 0) {
        return true;
      }
    }
    return false;
  }

  /** The decoded bytes, one character each; begins with a slash. */
  public String name() {
    return name;
  }

  /**
   * The one spelling under which the page is kept. It is a request's path that leads to this file,
   * so that a look-up needs no decoding: a percent sign in the name stays escaped.
   */
  PathKey key() {
    return PathKey.of(name.replace("%", "%25"));
  }

  /** The name below the root; behind a slash at the end only a folder is found, and no file. */
  public String fileName() {
    String file = name.endsWith("/") ? name + "." : name;
    return new String(file.substring(1).getBytes(ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static Optional<String> decode(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int value = i + 2 < raw.length() ? hex(raw.charAt(i + 1), raw.charAt(i + 2)) : -1;
        if (value <= 0 || value == '/') {
          return Optional.empty();
        }
        bytes.write(value);
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return Optional.of(bytes.toString(ISO_8859_1));
  }

  private static int hex(char high, char low) {
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 ? -1 : (h << 4) | l;
  }

  private static boolean isPlain(String path) {
    if (path.isEmpty() || path.charAt(0) != '/' || path.indexOf('\0') >= 0 || !isUtf8(path)) {
      return false;
    }
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals(".") || segments[i].equals("..") || (segments[i].isEmpty() && !last)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(String path) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path.getBytes(ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
