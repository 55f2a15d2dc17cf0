package io.duality.scenarios.process;

import java.io.IOException;
import java.util.List;

/**
 * This machine, whose processes are children of this one. No socket is opened for it.
 *
 * @param jvm how children of this program are started
 */
public record LocalHost(ChildJvm jvm) implements Host {

  @Override
  public HostedChild start(Launch launch, ChildListener listener) throws IOException {
    return LocalChild.start(launch.name(), jvm.command(launch), listener);
  }

  @Override
  public HostedChild startProgram(Launch launch, List<String> command, ChildListener listener)
      throws IOException {
    return LocalChild.start(
        launch.name(), Supervised.command(jvm.pinned(launch.cpus(), command)), listener);
  }

  @Override
  public boolean pins() {
    return jvm.pins();
  }
}
