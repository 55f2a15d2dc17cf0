package io.duality.loadgen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of each file are known without reading it. */
class FileContentTest {
  private static final FileSet SET = new FileSet(8, 9, 1);
  private static final FileContent CONTENT = new FileContent(SET);

  /** Runs over the pattern's end: found by its content, below. */
  private static final int LARGE = 35;

  private static byte[] bytes(FileContent content, int file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      content.write(file, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenMatchesInAnyPieces() {
    for (int file = 0; file < SET.count(); file++) {
      byte[] written = bytes(CONTENT, file);
      assertThat(written).hasSize(SET.length(file));
      MemorySegment buffer = MemorySegment.ofArray(written);
      for (int at = 0; at < written.length; at += 65_000) {
        int length = Math.min(65_000, written.length - at);
        assertThat(CONTENT.matches(file, buffer, at, length, at)).isTrue();
      }
    }
  }

  @Test
  void oneWrongByteAnywhereDoesNotMatch() {
    int wraps = SET.count() - 1;
    for (int file : new int[] {0, LARGE, wraps}) {
      byte[] written = bytes(CONTENT, file);
      for (int at : new int[] {0, written.length / 2, written.length - 1}) {
        byte[] wrong = written.clone();
        wrong[at] ^= 1;
        MemorySegment buffer = MemorySegment.ofArray(wrong);
        assertThat(CONTENT.matches(file, buffer, 0, wrong.length, 0)).isFalse();
      }
    }
  }

  @Test
  void bytesBeyondTheEndDoNotMatch() {
    byte[] longer = new byte[SET.length(0) + 1];
    System.arraycopy(bytes(CONTENT, 0), 0, longer, 0, SET.length(0));
    MemorySegment buffer = MemorySegment.ofArray(longer);
    assertThat(CONTENT.matches(0, buffer, 0, longer.length, 0)).isFalse();
  }

  @Test
  void filesOfTheSameLengthDiffer() {
    long different =
        Stream.iterate(4, file -> file + 36)
            .limit(8)
            .map(f -> new String(bytes(CONTENT, f), java.nio.charset.StandardCharsets.ISO_8859_1))
            .distinct()
            .count();
    assertThat(different).isEqualTo(8);
  }

  @Test
  void aSeedReproducesTheContentAndALargerSetHoldsTheSmaller() {
    FileContent larger = new FileContent(new FileSet(9, 9, 1));
    assertThat(bytes(larger, 77)).isEqualTo(bytes(CONTENT, 77));
    FileContent other = new FileContent(new FileSet(8, 9, 2));
    assertThat(bytes(other, 77)).isNotEqualTo(bytes(CONTENT, 77));
  }

  @Test
  void theFolderHoldsAllFiles(@TempDir Path folder) throws IOException {
    FileSet one = new FileSet(1, 9, 1);
    assertThat(FileSetFolder.write(one, folder.resolve("set"), () -> false)).isTrue();
    for (int file = 0; file < one.count(); file++) {
      assertThat(Files.readAllBytes(folder.resolve("set").resolve(one.path(file))))
          .isEqualTo(bytes(CONTENT, file));
    }
  }

  @Test
  void aStopLeavesTheRestUnwritten(@TempDir Path folder) throws IOException {
    assertThat(FileSetFolder.write(SET, folder, () -> true)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSetThatDoesNotFitIsRefusedWithSizeLimitAndRemedy() {
    assertThatThrownBy(() -> FileSetFolder.requireSpace(SET, Path.of("x"), 40_000_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("288 files need 41,")
        .hasMessageContaining("40,000,000 are free")
        .hasMessageContaining("smaller size");
  }
}
