package io.duality.servers;

import java.io.IOException;
import java.util.Optional;

/** A model with the names and the beginning of a start that all have in common. */
public abstract class NamedModel implements ServerModel {
  private final String id;
  private final String summary;
  private final String source;

  /** {@link #id}, {@link #summary} and {@link #source}. */
  protected NamedModel(String id, String summary, String source) {
    this.id = id;
    this.summary = summary;
    this.source = source;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final String source() {
    return source;
  }

  @Override
  public final RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    Optional<String> missing = unavailable();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    return serve(config);
  }

  /** {@link #start} of a model that can run here, with options that have been checked. */
  protected abstract RunningServer serve(ServerConfig config) throws IOException;
}
