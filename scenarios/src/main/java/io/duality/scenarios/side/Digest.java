package io.duality.scenarios.side;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names content by SHA-256, short: it tells builds apart, and guards nothing. */
final class Digest {
  private static final int HEX_CHARS = 16;

  private Digest() {}

  /** Of words in this order. */
  static String of(List<String> words) {
    MessageDigest digest = sha256();
    for (String word : words) {
      add(digest, word);
    }
    return hex(digest);
  }

  /** Of files in this order: their names and what is in them. */
  static String ofFiles(List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    for (Path file : files) {
      add(digest, file.getFileName().toString());
      add(digest, Long.toString(Files.size(file)));
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
    }
    return hex(digest);
  }

  /** With its end, so that two words are not one longer one. */
  private static void add(MessageDigest digest, String word) {
    digest.update(word.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_CHARS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
