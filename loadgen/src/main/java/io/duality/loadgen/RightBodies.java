package io.duality.loadgen;

import io.duality.loadgen.files.FileContent;
import io.duality.loadgen.files.FileSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that is right for each request. Allocates nothing; safe in any thread. */
sealed interface RightBodies {
  /** In bytes. */
  long length(int request);

  /** Whether this part of a buffer is what the body has at a position. */
  boolean matches(int request, MemorySegment buffer, int from, int length, long position);

  /**
   * What is expected, or null if any body is right.
   *
   * @throws LoadFailedException if a file that holds it cannot be read
   */
  static @Nullable RightBodies of(LoadConfig config) {
    FileSet files = config.request().files().orElse(null);
    if (files != null) {
      return new OfFiles(files, new FileContent(files));
    }
    Mix mix = config.request().mix().orElse(null);
    if (mix != null) {
      return new OfMix(mix.shares().stream().map(RightBodies::body).toList());
    }
    ExpectedBody body = config.expectation().body().orElse(null);
    return body == null ? null : new Same(body);
  }

  private static ExpectedBody body(Mix.Share share) {
    try {
      return ExpectedBody.ofFile(share.body());
    } catch (IOException e) {
      throw new LoadFailedException(
          "body of "
              + share.path()
              + ": '"
              + share.body()
              + "' cannot be read ("
              + e
              + "); name a file that this user may read",
          e);
    }
  }

  /** The same for all. */
  record Same(ExpectedBody body) implements RightBodies {
    @Override
    public long length(int request) {
      return body.length();
    }

    @Override
    public boolean matches(int request, MemorySegment buffer, int from, int length, long position) {
      return body.matches(buffer, from, length, position);
    }
  }

  /** Request N asks for file N. */
  record OfFiles(FileSet files, FileContent content) implements RightBodies {
    @Override
    public long length(int request) {
      return files.length(request);
    }

    @Override
    public boolean matches(int request, MemorySegment buffer, int from, int length, long position) {
      return content.matches(request, buffer, from, length, position);
    }
  }

  /** Request N is that of share N. */
  record OfMix(List<ExpectedBody> bodies) implements RightBodies {
    @Override
    public long length(int request) {
      return bodies.get(request).length();
    }

    @Override
    public boolean matches(int request, MemorySegment buffer, int from, int length, long position) {
      return bodies.get(request).matches(buffer, from, length, position);
    }
  }
}
