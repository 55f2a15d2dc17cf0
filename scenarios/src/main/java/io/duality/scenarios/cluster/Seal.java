package io.duality.scenarios.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * One direction of a session. Its frames are numbered and signed, so that none can be altered,
 * invented, left out, or played again in this session or another, without being noticed. Each end
 * of a direction has a seal of its own. Thread-safe, as long as what is sealed is sent in the order
 * of its numbers.
 *
 * <pre>
 * version 1 | number 8 | kind 1 | child 4 | text, UTF-8 | HMAC-SHA256 of all that 32
 * </pre>
 */
final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + 8 + 1 + 4;
  private static final int MAC_BYTES = 32;

  private final Mac mac;
  private long next;

  private Seal(Mac mac) {
    this.mac = mac;
  }

  /**
   * A new one; its first frame has the number 0.
   *
   * @param session a name that both sides know, and that no other session has
   * @param direction a name, so that a frame that is sent back to its sender is none of its own
   */
  static Seal of(SharedKey key, String session, String direction) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.forUse(ALGORITHM, "frames " + session + " " + direction));
      return new Seal(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs by " + ALGORITHM, e);
    }
  }

  /** The frame as bytes; it takes the next number. */
  synchronized byte[] seal(Frame frame) {
    byte[] text = frame.text().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + text.length + MAC_BYTES);
    bytes.put(VERSION).putLong(next++);
    bytes.put((byte) frame.kind().code()).putInt(frame.child()).put(text);
    bytes.put(sign(bytes.array(), HEAD_BYTES + text.length));
    return bytes.array();
  }

  private byte[] sign(byte[] bytes, int length) {
    mac.update(bytes, 0, length);
    return mac.doFinal();
  }

  /**
   * The frame that was sealed. One that is refused takes no number.
   *
   * @throws BrokenSealException if it is not the next of this session and direction
   */
  synchronized Frame open(byte[] sealed) throws BrokenSealException {
    int length = sealed.length - MAC_BYTES;
    if (length < HEAD_BYTES) {
      throw new BrokenSealException(sealed.length + " bytes are no frame");
    }
    byte[] signature = Arrays.copyOfRange(sealed, length, sealed.length);
    if (!MessageDigest.isEqual(signature, sign(sealed, length))) {
      throw new BrokenSealException("signed with another key, for another session, or altered");
    }
    Frame frame = read(ByteBuffer.wrap(sealed, 0, length));
    next++;
    return frame;
  }

  private Frame read(ByteBuffer bytes) throws BrokenSealException {
    byte version = bytes.get();
    if (version != VERSION) {
      throw new BrokenSealException("version " + version + ", and not " + VERSION);
    }
    long number = bytes.getLong();
    if (number != next) {
      throw new BrokenSealException("frame " + number + ", and not " + next);
    }
    Frame.Kind kind = kind(bytes.get());
    int child = bytes.getInt();
    return new Frame(kind, child, StandardCharsets.UTF_8.decode(bytes).toString());
  }

  private static Frame.Kind kind(int code) throws BrokenSealException {
    for (Frame.Kind kind : Frame.Kind.values()) {
      if (kind.code() == code) {
        return kind;
      }
    }
    throw new BrokenSealException("kind " + code + " is not known");
  }
}
