package io.duality.loadgen.net;

import io.duality.loadgen.net.NetFailure.Cause;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Typed errors of the JDK's channels. The JDK tells some errors apart by their text alone, which is
 * the C library's or its own.
 */
final class NioFailures {
  private NioFailures() {}

  static NetFailure of(IOException e, String to) {
    String text = text(e.getMessage());
    if (e instanceof BindException || text.contains("assign requested address")) {
      return new NetFailure(Cause.LOCAL, Remedies.noPort(to));
    }
    if (text.contains("timed out")) {
      return new NetFailure(Cause.TIMED_OUT, to + " does not answer");
    }
    if (text.contains("too many open files")) {
      return new NetFailure(Cause.LOCAL, Remedies.noDescriptor());
    }
    if (text.contains("reset") || text.contains("broken pipe")) {
      return new NetFailure(Cause.RESET, to + " reset the connection");
    }
    if (e instanceof ConnectException && text.contains("refused")) {
      return new NetFailure(Cause.REFUSED, to + " refuses connections");
    }
    if (e instanceof NoRouteToHostException || text.contains("unreachable")) {
      return new NetFailure(Cause.LOCAL, to + ": no route");
    }
    return new NetFailure(Cause.LOCAL, to + ": " + e.getMessage());
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
