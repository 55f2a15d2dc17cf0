package io.duality.scenarios.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.SYM_ENCRYPT;
import org.jspecify.annotations.Nullable;

/**
 * Payloads cannot be read, and strangers not heard, but named. Left alone JGroups would use AES
 * without an IV, which shows what repeats; and it signs nothing, which is why frames are.
 */
// JGroups narrows a generic method of its own, which shows in whatever extends the class.
@SuppressWarnings("unchecked")
final class Encryption extends SYM_ENCRYPT {
  /** A block of AES. */
  private static final int IV_BYTES = 16;

  /** Whoever makes up addresses fills no memory, and no log. */
  private static final int MOST_STRANGERS = 100;

  private final Consumer<String> strangers;
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  /**
   * @param strangers told once of each address from which something came that this key does not
   *     open; in JGroups' threads
   */
  Encryption(SharedKey key, Consumer<String> strangers) {
    this.strangers = strangers;
    // On the wire it is what it extends.
    setId(ClassConfigurator.getProtocolId(SYM_ENCRYPT.class));
    symAlgorithm("AES/CBC/PKCS5Padding");
    symIvLength(IV_BYTES);
    setSecretKey(key.forUse("AES", "encryption"));
  }

  @Override
  public Object up(Message message) {
    if (message.getHeader(id) == null) {
      name(message.getSrc());
    }
    return super.up(message);
  }

  /** Null is of another key. */
  @Override
  protected @Nullable Message decrypt(Cipher cipher, Message message) throws Exception {
    Message opened = super.decrypt(cipher, message);
    if (opened == null) {
      name(message.getSrc());
    }
    return opened;
  }

  private void name(Address from) {
    Object where = down_prot.down(new Event(Event.GET_PHYSICAL_ADDRESS, from));
    String who = String.valueOf(where == null ? from : where);
    if (named.size() < MOST_STRANGERS && named.add(who)) {
      strangers.accept(who);
    }
  }
}
