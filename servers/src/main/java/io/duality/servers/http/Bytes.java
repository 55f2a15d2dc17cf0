package io.duality.servers.http;

/** The character classes of RFC 9110 and 3986 over bytes, as tables. */
final class Bytes {
  private static final byte TOKEN = 1;
  private static final byte TARGET = 2;
  private static final byte FIELD_VALUE = 4;
  private static final byte HOST = 8;
  private static final byte[] CLASSES = classes();

  private Bytes() {}

  private static byte[] classes() {
    byte[] table = new byte[256];
    for (int c = 0; c < 256; c++) {
      boolean alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (alnum || "!#$%&'*+-.^_`|~".indexOf(c) >= 0) {
        table[c] |= TOKEN;
      }
      if (c > ' ' && c < 0x7f && c != '#') {
        table[c] |= TARGET;
      }
      if (c == '\t' || (c >= ' ' && c != 0x7f)) {
        table[c] |= FIELD_VALUE;
      }
      if (alnum || "-._~%!$&'()*+;=:[]".indexOf(c) >= 0) {
        table[c] |= HOST;
      }
    }
    return table;
  }

  static boolean isToken(byte c) {
    return (CLASSES[c & 0xff] & TOKEN) != 0;
  }

  static boolean isFieldValue(byte c) {
    return (CLASSES[c & 0xff] & FIELD_VALUE) != 0;
  }

  private static boolean all(byte[] b, int from, int to, byte kind) {
    for (int i = from; i < to; i++) {
      if ((CLASSES[b[i] & 0xff] & kind) == 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isToken(byte[] b, int from, int to) {
    return from < to && all(b, from, to, TOKEN);
  }

  /** Visible ASCII without the fragment's mark. */
  static boolean isTarget(byte[] b, int from, int to) {
    return from < to && all(b, from, to, TARGET);
  }

  static boolean isFieldValue(byte[] b, int from, int to) {
    return all(b, from, to, FIELD_VALUE);
  }

  /** The characters of a host and port; may be empty (RFC 9112, section 3.2). */
  static boolean isHost(byte[] b, int from, int to) {
    return all(b, from, to, HOST);
  }

  /** Whether the bytes are this lower-case text, in whatever case. */
  static boolean equalsIgnoreCase(byte[] b, int from, int to, String lower) {
    if (to - from != lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      int c = b[from + i];
      if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
      }
      if (c != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean startsWithIgnoreCase(byte[] b, int from, int to, String lower) {
    return to - from >= lower.length() && equalsIgnoreCase(b, from, from + lower.length(), lower);
  }

  /** Index of the byte, or -1. */
  static int indexOf(byte[] b, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (b[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
