package io.duality.scenarios.cluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.auth.AuthToken;
import org.jgroups.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proves to JGroups that who joins knows the key, and not by sending it: a signature of the
 * joiner's address, which is a new one at each start, of the cluster and of the time. Public, with
 * a constructor of no arguments, because JGroups makes what it reads from the network that way.
 */
public final class KeyToken extends AuthToken {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;

  /** Clocks of machines differ; an address that was heard is of no use to anybody else. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Of this member; what another sent has none. */
  private @Nullable Signer signer;

  private long millis;
  private byte[] signature = new byte[MAC_BYTES];

  /**
   * Who signs.
   *
   * @param own its address, once it has one
   */
  private record Signer(SecretKey key, String cluster, InstantSource clock, Supplier<Address> own) {

    byte[] sign(long millis, String address) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        String text = cluster + "\n" + address + "\n" + millis;
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK signs by " + ALGORITHM, e);
      }
    }
  }

  /** For JGroups alone. */
  public KeyToken() {
    // What was sent is read into it.
  }

  /**
   * One that signs.
   *
   * @param address of the member, asked for when it joins
   */
  static KeyToken of(
      SharedKey key, String cluster, InstantSource clock, Supplier<Address> address) {
    KeyToken token = new KeyToken();
    token.signer = new Signer(key.forUse(ALGORITHM, "joining"), cluster, clock, address);
    return token;
  }

  @Override
  public String getName() {
    return KeyToken.class.getName();
  }

  @Override
  public int size() {
    return Long.BYTES + MAC_BYTES;
  }

  @Override
  public boolean authenticate(AuthToken token, Message message) {
    return token instanceof KeyToken other && proves(other, text(message.getSrc()));
  }

  private boolean proves(KeyToken other, String address) {
    Signer own = signer;
    if (own == null) {
      return false;
    }
    long age = Math.abs(own.clock().millis() - other.millis);
    return age <= FRESH.toMillis()
        && MessageDigest.isEqual(other.signature, own.sign(other.millis, address));
  }

  /** A member's name, by which an address is written otherwise, can be chosen by anybody. */
  private static String text(Address address) {
    return address instanceof UUID uuid ? uuid.toStringLong() : String.valueOf(address);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    Signer own = signer;
    if (own != null) {
      millis = own.clock().millis();
      signature = own.sign(millis, text(own.own().get()));
    }
    out.writeLong(millis);
    out.write(signature);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    millis = in.readLong();
    signature = new byte[MAC_BYTES];
    in.readFully(signature);
  }
}
