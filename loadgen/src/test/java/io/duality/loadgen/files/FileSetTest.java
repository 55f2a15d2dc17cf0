package io.duality.loadgen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The set that SEDA and EuroSys'07 published: its size, its files, its names. */
class FileSetTest {
  private static final FileSet PUBLISHED = new FileSet(FileSet.directoriesOfLoad(1_000), 9, 1);

  @Test
  void aLoadOf1000ConnectionsHas24480FilesOf3480Megabytes() {
    assertThat(PUBLISHED.directories()).isEqualTo(680);
    assertThat(PUBLISHED.count()).isEqualTo(24_480);
    assertThat((double) PUBLISHED.bytes()).isCloseTo(3.48e9, within(0.005e9));
    assertThat(Arrays.stream(PUBLISHED.lengths()).asLongStream().sum())
        .as("the sum of all files")
        .isEqualTo(PUBLISHED.bytes());
  }

  @Test
  void filesHaveFrom102BytesTo921600() {
    assertThat(IntStream.range(0, 36).map(PUBLISHED::length).boxed())
        .startsWith(102, 204, 307, 409, 512, 614, 716, 819, 921, 1_024, 2_048)
        .endsWith(716_800, 819_200, 921_600);
    assertThat(PUBLISHED.length(36 * 679 + 2 * 9 + 4)).isEqualTo(51_200);
  }

  @Test
  void filesAreNamedByDirectoryClassAndNumber() {
    assertThat(PUBLISHED.path(0)).isEqualTo("dir00000/class0_0");
    assertThat(PUBLISHED.path(36 * 679 + 2 * 9 + 4)).isEqualTo("dir00679/class2_4");
    Set<String> names = new HashSet<>();
    IntStream.range(0, PUBLISHED.count()).forEach(file -> names.add(PUBLISHED.path(file)));
    assertThat(names).hasSize(24_480);
  }

  @Test
  void aSizeIsNotExceeded() {
    int directories = FileSet.directoriesOfSize(200 << 20);
    assertThat(new FileSet(directories, 9, 1).bytes()).isLessThanOrEqualTo(200 << 20);
    assertThat(new FileSet(directories + 1, 9, 1).bytes()).isGreaterThan(200 << 20);
    assertThat(FileSet.directoriesOfSize(FileSet.DIRECTORY_BYTES)).isOne();
  }

  @Test
  void aSizeBelowOneDirectoryIsRefusedWithTheLeastThereIs() {
    assertThatThrownBy(() -> FileSet.directoriesOfSize(FileSet.DIRECTORY_BYTES - 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5,119,483")
        .hasMessageContaining("5,119,484");
  }

  @Test
  void itsTextIsReadBack() {
    FileSet set = new FileSet(40, 8, -7);
    assertThat(FileSet.parse(set.text())).isEqualTo(set);
    assertThatThrownBy(() -> FileSet.parse("specweb99:directories=0,ranks=9,seed=1"))
        .hasMessageContaining("from 1 to 10000");
    assertThatThrownBy(() -> FileSet.parse("specweb99:directories=1,ranks=7,seed=1"))
        .hasMessageContaining("9 or 8");
    assertThatThrownBy(() -> FileSet.parse("specweb2005")).hasMessageContaining("write specweb99:");
  }
}
