package io.duality.loadgen.agent;

import io.duality.loadgen.Mix;
import io.duality.loadgen.Mix.Share;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mix as arguments, two for each share, numbered from 0. */
final class MixArguments {
  private static final String SHARE = "mix.";
  private static final String BODY = "mix-body.";

  private MixArguments() {}

  static Optional<Mix> read(Arguments arguments) {
    int count = arguments.names(SHARE).size();
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(share(i, arguments));
    }
    return count == 0 ? Optional.empty() : Optional.of(new Mix(shares));
  }

  private static Share share(int number, Arguments arguments) {
    String name = SHARE + number;
    String[] parts = arguments.take(name).split(":", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException(name + " '" + parts[0] + "': write WEIGHT:PATH");
    }
    return new Share(
        parts[1], Arguments.decimal(name, parts[0]), Path.of(arguments.take(BODY + number)));
  }

  static List<String> write(Mix mix) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < mix.shares().size(); i++) {
      Share share = mix.shares().get(i);
      arguments.add(SHARE + i + "=" + share.weight() + ":" + share.path());
      arguments.add(BODY + i + "=" + share.body());
    }
    return arguments;
  }
}
