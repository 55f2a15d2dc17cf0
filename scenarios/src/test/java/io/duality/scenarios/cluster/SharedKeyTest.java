package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedKeyTest {
  @TempDir Path folder;

  @Test
  void eachUseHasAKeyOfItsOwnThatIsAlwaysTheSame() {
    SharedKey key = SharedKey.of(new byte[32]);
    byte[] one = key.forUse("AES", "encryption").getEncoded();
    assertThat(one).hasSize(SharedKey.LEAST_BYTES);
    assertThat(SharedKey.of(new byte[32]).forUse("AES", "encryption").getEncoded()).isEqualTo(one);
    assertThat(key.forUse("AES", "frames").getEncoded()).isNotEqualTo(one);
    assertThat(SharedKey.of(new byte[33]).forUse("AES", "encryption").getEncoded())
        .isNotEqualTo(one);
  }

  @Test
  void tooFewBytesAreRefusedWithARemedy() {
    assertThatThrownBy(() -> SharedKey.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a key of 31 bytes: at least 32 are needed; make one with"
                + " 'head -c 32 /dev/urandom > FILE'");
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("key"), new byte[32]);
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "no permissions here");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SharedKey.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600 " + file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(SharedKey.read(file).forUse("AES", "encryption").getEncoded())
        .isEqualTo(SharedKey.of(new byte[32]).forUse("AES", "encryption").getEncoded());
  }
}
