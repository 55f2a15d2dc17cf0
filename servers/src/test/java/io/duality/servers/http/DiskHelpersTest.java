package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DiskHelpersTest {
  private static final Reply DONE = new Reply(Response.none());

  private static ReadFile reading(Disk disk) {
    ReadFile.Continuation then =
        new ReadFile.Continuation() {
          @Override
          public Step read(FileChunk chunk) {
            return DONE;
          }

          @Override
          public Step failed(IOException cause) {
            return DONE;
          }
        };
    return new ReadFile(disk, Path.of("file"), 0, 0, false, then);
  }

  private static CompletableFuture<Step> run(DiskHelpers helpers, Disk disk) {
    CompletableFuture<Step> result = new CompletableFuture<>();
    helpers.read(reading(disk), result::complete, result::completeExceptionally);
    return result;
  }

  @Test
  void givesTheNextStep() throws Exception {
    try (DiskHelpers helpers = new DiskHelpers()) {
      CompletableFuture<Step> result =
          run(
              helpers,
              (file, position, whole) -> new FileChunk(file, Response.direct(new byte[0]), 0));
      assertThat(result.get(10, TimeUnit.SECONDS)).isSameAs(DONE);
    }
  }

  @Test
  void tellsEveryFailureSoThatNoConnectionWaitsForEver() {
    try (DiskHelpers helpers = new DiskHelpers()) {
      CompletableFuture<Step> result =
          run(
              helpers,
              (file, position, whole) -> {
                throw new StackOverflowError("as an error");
              });
      assertThat(result)
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void tellsThatItIsClosed() {
    DiskHelpers helpers = new DiskHelpers();
    helpers.close();
    assertThat(
            run(
                helpers,
                (file, position, whole) -> new FileChunk(file, Response.direct(new byte[0]), 0)))
        .failsWithin(10, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(RejectedExecutionException.class);
  }
}
