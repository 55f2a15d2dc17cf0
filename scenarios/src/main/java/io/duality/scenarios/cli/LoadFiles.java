package io.duality.scenarios.cli;

import io.duality.results.HistogramLog;
import io.duality.scenarios.run.LoadInterval;
import io.duality.scenarios.run.RunListener;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes time series and histogram log while the load goes on, each interval as it ends, so that
 * what was measured is on the disk whatever follows. A failure to write does not end the load;
 * {@link #failure} tells the first.
 */
final class LoadFiles implements RunListener, AutoCloseable {
  private final World world;
  private final Optional<Path> timeseriesFile;
  private final Optional<Path> hdrFile;
  private final Optional<OutputStream> timeseries;
  private final Optional<OutputStream> hdr;
  private Instant began = Instant.EPOCH;
  private String failure = "";

  /**
   * Makes them.
   *
   * @throws CommandFailedException if one cannot be
   */
  LoadFiles(World world, LoadOutput output) {
    this.world = world;
    timeseriesFile = output.timeseries();
    hdrFile = output.hdr();
    timeseries = opened(world, timeseriesFile);
    hdr = opened(world, hdrFile);
  }

  private static Optional<OutputStream> opened(World world, Optional<Path> file) {
    return file.map(path -> opened(world, path));
  }

  private static OutputStream opened(World world, Path file) {
    try {
      return new FileOutputStream(world.resolve(file).toFile());
    } catch (IOException e) {
      throw new CommandFailedException(OutputFiles.refusal(file, "cannot be opened", e));
    }
  }

  @Override
  public void windowBegan() {
    began = world.clock().instant();
    hdr.ifPresent(out -> write(out, hdrFile, HistogramLog.head(began)));
  }

  @Override
  public void interval(LoadInterval interval) {
    timeseries.ifPresent(out ->
        write(out, timeseriesFile, IntervalJson.line(interval).getBytes(StandardCharsets.UTF_8)));
    Instant from = began.plus(interval.from());
    Instant to = began.plus(interval.to());
    hdr.ifPresent(out -> {
      write(out, hdrFile, HistogramLog.interval("", interval.figures().response(), from, to));
      write(out, hdrFile, HistogramLog.interval("service", interval.figures().service(), from, to));
    });
  }

  private void write(OutputStream out, Optional<Path> file, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      failed(file, e);
    }
  }

  /** Closes the files. */
  @Override
  public void close() {
    timeseries.ifPresent(out -> close(out, timeseriesFile));
    hdr.ifPresent(out -> close(out, hdrFile));
  }

  private void close(OutputStream out, Optional<Path> file) {
    try {
      out.close();
    } catch (IOException e) {
      failed(file, e);
    }
  }

  private void failed(Optional<Path> file, IOException cause) {
    if (failure.isEmpty()) {
      failure = OutputFiles.refusal(file.orElseThrow(), "could not be written", cause);
    }
  }

  /** The first failure to write, one line. */
  Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }
}
