package io.duality.scenarios.cluster;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.stack.IpAddress;

/** This process as a member of a cluster. Thread-safe. */
final class Member implements AutoCloseable {
  private final JChannel channel;

  private Member(JChannel channel) {
    this.channel = channel;
  }

  /** What a member hears, in JGroups' threads; it must not block. */
  interface Inbox {
    /** Who is a member now, this one included. */
    void members(List<Address> members);

    /** What one of them has sent, in the order in which it was sent. */
    void receive(Address from, byte[] bytes);

    /** Whoever is at this address has another key, or none, and is not heard; said once. */
    void stranger(String address);
  }

  /**
   * Joins; whoever finds nobody is a member by itself until others find it. Blocks for as long as
   * that takes, some seconds at most.
   *
   * @throws IOException if its sockets cannot be opened; one line for the user
   */
  static Member join(MemberSettings settings, InstantSource clock, Inbox inbox) throws IOException {
    JChannel channel = null;
    try {
      channel = Stack.channel(settings, clock, inbox::stranger).name(settings.name());
      channel.setReceiver(receiver(inbox));
      channel.connect(settings.cluster());
      return new Member(channel);
    } catch (Exception e) {
      if (channel != null) {
        channel.close();
      }
      throw new IOException(
          String.format(
              Locale.ROOT,
              "cluster '%s' cannot be joined from %s: %s",
              settings.cluster(),
              settings.bind(),
              e),
          e);
    }
  }

  private static Receiver receiver(Inbox inbox) {
    return new Receiver() {
      @Override
      public void viewAccepted(View view) {
        inbox.members(List.copyOf(view.getMembers()));
      }

      @Override
      public void receive(Message message) {
        // Never getObject, which would deserialise whatever was sent.
        if (message instanceof BytesMessage && message.hasArray()) {
          int from = message.getOffset();
          inbox.receive(
              message.getSrc(),
              Arrays.copyOfRange(message.getArray(), from, from + message.getLength()));
        }
      }
    };
  }

  /** A line about one. */
  static String stranger(String address) {
    return address + " does not join: it has another key, or none";
  }

  /** Its own address, as others see it. */
  Address address() {
    return channel.getAddress();
  }

  /** The port at which others find it. */
  int port() {
    return channel.down(new Event(Event.GET_PHYSICAL_ADDRESS, channel.getAddress()))
            instanceof IpAddress ip
        ? ip.getPort()
        : 0;
  }

  /**
   * Sends behind what was sent to the same member before. Blocks while that one is behind.
   *
   * @throws IOException if this one is no member any more
   */
  void send(Address to, byte[] bytes) throws IOException {
    try {
      channel.send(new BytesMessage(to, bytes));
    } catch (Exception e) {
      throw new IOException("nothing can be sent to " + to + ": " + e.getMessage(), e);
    }
  }

  /** Leaves, and closes its sockets. */
  @Override
  public void close() {
    channel.close();
  }
}
