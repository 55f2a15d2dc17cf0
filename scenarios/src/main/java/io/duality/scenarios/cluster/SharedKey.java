package io.duality.scenarios.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** What all members of a cluster know and nobody else: a key for each use is derived from it. */
final class SharedKey {
  /** As many as each derived key has. */
  static final int LEAST_BYTES = 32;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final byte[] secret;

  private SharedKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * One of these bytes.
   *
   * @throws IllegalArgumentException if they are too few, with a message for the user
   */
  static SharedKey of(byte[] secret) {
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a key of "
              + secret.length
              + " bytes: at least "
              + LEAST_BYTES
              + " are needed; make one with 'head -c 32 /dev/urandom > FILE'");
    }
    return new SharedKey(secret.clone());
  }

  /**
   * Reads one, whatever bytes the file has.
   *
   * @throws IOException if it cannot be read, or not by its owner alone
   * @throws IllegalArgumentException as {@link #of}
   */
  static SharedKey read(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> open = new HashSet<>(Files.getPosixFilePermissions(file));
      open.retainAll(OTHERS);
      if (!open.isEmpty()) {
        throw new IOException(
            file + " is open to others than its owner; run 'chmod 600 " + file + "'");
      }
    }
    return of(Files.readAllBytes(file));
  }

  /**
   * The key of one use: nothing of another's can be told from it.
   *
   * @param algorithm it is for, for example {@code AES}
   * @param use a name
   */
  SecretKey forUse(String algorithm, String use) {
    byte[] info = ("duality " + use).getBytes(StandardCharsets.UTF_8);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, LEAST_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 on derives keys by HKDF-SHA256", e);
    }
  }
}
