package io.duality.loadgen.http;

/** The character rules of fields (RFC 9110, 5.5 and 5.6) over bytes in place. */
final class FieldText {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (char c = '0'; c <= 'z'; c++) {
      TOKEN[c] = Character.isLetterOrDigit(c);
    }
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
      TOKEN[c] = true;
    }
  }

  private FieldText() {}

  /** The first index that is no token character. */
  static int endOfToken(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= 0 && TOKEN[bytes[i]]) {
      i++;
    }
    return i;
  }

  /** Whether there is no control character but the tab; bytes above 127 are obs-text. */
  static boolean clean(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = bytes[i];
      if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  static int skipBlank(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && blank(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean blank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** Whether these bytes are the word, which is in lower case, in any case. */
  static boolean is(byte[] bytes, int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (lower(bytes[from + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte c) {
    return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  }

  /** Whether the word is one of a comma-separated list. */
  static boolean lists(byte[] bytes, int from, int to, String word) {
    int start = from;
    while (start < to) {
      int end = start;
      while (end < to && bytes[end] != ',') {
        end++;
      }
      if (isTrimmed(bytes, start, end, word)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** Whether the word is the last of a comma-separated list. */
  static boolean listsLast(byte[] bytes, int from, int to, String word) {
    int start = to;
    while (start > from && bytes[start - 1] != ',') {
      start--;
    }
    return isTrimmed(bytes, start, to, word);
  }

  private static boolean isTrimmed(byte[] bytes, int from, int to, String word) {
    int start = skipBlank(bytes, from, to);
    int end = to;
    while (end > start && blank(bytes[end - 1])) {
      end--;
    }
    return is(bytes, start, end, word);
  }
}
